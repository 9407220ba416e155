using System.Security.Cryptography;
using System.Text;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

[Collection(DatabaseCollection.Name)]
public sealed class PageTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("/?f=html", "collections")]
    [InlineData("/conformance?f=html", "geojson")]
    [InlineData("/collections?f=html", "Elements")]
    [InlineData("/collections/rooms?f=html", "netAreaM2")]
    [InlineData("/collections/rooms/queryables?f=html", "netAreaM2")]
    [InlineData("/collections/rooms/sortables?f=html", "netAreaM2")]
    [InlineData("/collections/buildings/items?f=html&properties=ingestedAt", "Z</td>")]
    [InlineData("/collections/rooms/items?f=html&limit=100", "1.1Room0022000000000000$")]
    [InlineData("/collections/rooms/items/1.1Room0003000000000000$?f=html", "grossAreaM2")]
    [InlineData("/collections/rooms/items/1.1Room0003000000000000$/receipt?f=html", "IfcColumn")]
    [InlineData("/collections/buildings/items?f=html", "Main")]
    [InlineData("/collections/elements/items?f=html", "IfcWall")]
    public async Task Pages_show_what_they_are_about_and_carry_no_script(string address, string expected)
    {
        string page = await api.HtmlAsync(address);

        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api?f=html")]
    [InlineData("/api.html")]
    public async Task The_page_of_the_api_asks_it_with_nothing_from_elsewhere(string address)
    {
        using HttpResponseMessage response = await api.Client.GetAsync(new Uri(address, UriKind.Relative));
        string page = await response.Content.ReadAsStringAsync();
        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        string script = page.Split("<script>")[1].Split("</script>")[0];

        Assert.Contains("netAreaM2", page, StringComparison.Ordinal);
        Assert.Contains("/questions/idle-rooms\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"minAreaM2\"", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<script").Length);
        Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_names_is_shown_as_text()
    {
        string page = await api.HtmlAsync("/collections/rooms/items?f=html&limit=100");

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Next page", await api.HtmlAsync("/collections/rooms/items?f=html&limit=3"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [InlineData("application/geo+json", "application/geo+json")]
    [InlineData("application/json, text/html;q=0.5", "application/geo+json")]
    [InlineData("*/*", "application/geo+json")]
    public async Task The_accept_header_chooses_the_representation(string accept, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/collections/rooms/items");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using HttpResponseMessage response = await api.Client.SendAsync(request);

        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
    }
}
