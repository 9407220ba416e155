using System.Net;
using System.Net.Http.Headers;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json.Nodes;
using SpaceGeo.Api.Jobs;
using SpaceGeo.Store.Audit;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Jobs;

[Collection(DatabaseCollection.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class JobTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private static readonly JobLimits Nobody = new() { AtOnce = 0 };

    [Fact]
    public async Task A_job_is_asked_for_done_and_gives_its_results()
    {
        await Rehearsal.PrepareAsync(Db);
        await using JobServer server = await JobServer.StartAsync(Db);
        using HttpResponseMessage created = await SendAsync(server, """{"inputs":{"act":"store","seed":3},"response":"document"}""");
        JsonNode job = JsonNode.Parse(await created.Content.ReadAsStringAsync())!;
        JsonNode done = await server.UntilAsync(1, "successful");

        Assert.Equal((HttpStatusCode.Created, "/jobs/1", "respond-async"), (
            created.StatusCode, created.Headers.Location!.AbsolutePath, created.Headers.GetValues("Preference-Applied").Single()));
        Assert.Equal(("1", "rehearsal", "process", "accepted"), (
            (string)job["jobID"]!, (string)job["processID"]!, (string)job["type"]!, (string)job["status"]!));
        Assert.Equal((100, "stored"), ((int)done["progress"]!, (string)done["message"]!));
        Assert.All((string[])["created", "started", "updated", "finished"], name => Assert.EndsWith("Z", (string)done[name]!, StringComparison.Ordinal));
        int number = new Random(3).Next(1000);
        Assert.Equal($$$"""{"played":{"number":{{{number}}}}}""", await server.Client.GetStringAsync(new Uri("/jobs/1/results", UriKind.Relative)));
        Assert.Equal($"number\n{number}\n", await server.Client.GetStringAsync(new Uri("/jobs/1/results?f=csv", UriKind.Relative)));
        Assert.Equal(1, await Db.ValueAsync<long>(Rehearsal.Stored));
    }

    [Fact]
    public async Task A_job_that_runs_tells_how_far_it_is_and_its_page_reloads_itself()
    {
        await Rehearsal.PrepareAsync(Db);
        await using JobServer server = await JobServer.StartAsync(Db);
        long id = await server.OrderAsync("until-signal");
        JsonNode job = await server.UntilAsync(id, j => (int)j["progress"]! == 40);
        using HttpResponseMessage page = await server.Client.GetAsync(new Uri($"/jobs/{id}?f=html", UriKind.Relative));
        string list = await server.Client.GetStringAsync(new Uri("/jobs?f=html", UriKind.Relative));
        JsonNode notReady = await server.JsonAsync($"/jobs/{id}/results", HttpStatusCode.NotFound);
        await Db.RunAsync("insert into signals values ('go')");
        await server.UntilAsync(id, "successful");
        using HttpResponseMessage after = await server.Client.GetAsync(new Uri($"/jobs/{id}?f=html", UriKind.Relative));

        Assert.Equal(("running", "in the middle", 12.5, 0.25), (
            (string)job["status"]!, (string)job["message"]!, (double)job["bestCost"]!, (double)job["gap"]!));
        Assert.Null(job["bound"]); // which was infinite
        Assert.Contains("in the middle", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("2", page.Headers.GetValues("Refresh").Single());
        Assert.False(after.Headers.Contains("Refresh"));
        Assert.Contains("in the middle", list, StringComparison.Ordinal);
        Assert.EndsWith("/result-not-ready", (string)notReady["type"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("break", 500, "The server made a mistake; its log says more.")]
    [InlineData("refuse", 422, "The wishes contradict each other: a and b.")]
    [InlineData("store-and-break", 500, "The server made a mistake; its log says more.")]
    public async Task What_goes_wrong_becomes_a_failed_job_with_a_problem_and_stores_nothing(string act, int status, string detail)
    {
        await Rehearsal.PrepareAsync(Db);
        await using JobServer server = await JobServer.StartAsync(Db);
        long id = await server.OrderAsync(act);
        JsonNode job = await server.UntilAsync(id, "failed");
        JsonNode problem = await server.JsonAsync($"/jobs/{id}/results", (HttpStatusCode)status);
        await server.UntilAsync(await server.OrderAsync("answer"), "successful");

        Assert.Equal((detail, detail, status), ((string)job["message"]!, (string)problem["detail"]!, (int)problem["status"]!));
        Assert.DoesNotContain("secret", await Db.ValueAsync<string>("select problem from jobs where job_id = 1"), StringComparison.Ordinal);
        Assert.Equal(0, await Db.ValueAsync<long>(Rehearsal.Stored));
    }

    [Fact]
    public async Task Dismissing_cancels_a_running_job_and_takes_an_ended_one_from_the_list()
    {
        await Rehearsal.PrepareAsync(Db);
        await using JobServer server = await JobServer.StartAsync(Db);
        long id = await server.OrderAsync("until-signal");
        await server.UntilAsync(id, "running");
        JsonNode dismissed = await server.DismissAsync(id);
        await server.UntilAsync(await server.OrderAsync("answer"), "successful"); // which waits for its turn
        JsonNode left = await server.JsonAsync($"/jobs/{id}");
        await server.JsonAsync($"/jobs/{id}/results", HttpStatusCode.NotFound);
        JsonNode removed = await server.DismissAsync(id);
        JsonNode gone = await server.DismissAsync(id, HttpStatusCode.NotFound);

        Assert.Equal(("dismissed", "dismissed", "dismissed"), ((string)dismissed["status"]!, (string)left["status"]!, (string)removed["status"]!));
        Assert.EndsWith("/no-such-job", (string)gone["type"]!, StringComparison.Ordinal);
        Assert.Single((await server.JsonAsync("/jobs"))["jobs"]!.AsArray());
        string[] acts = ["execute", "dismiss-job", "execute", "finish-job", "remove-job"];
        Assert.Equal(acts, await Db.ValueAsync<string[]>("select array_agg(action order by entry_no) from audit_entries"));
        Assert.Equal("http:plans", await Db.ValueAsync<string>("select string_agg(distinct actor, ',') from audit_entries"));
        Assert.Equal(acts.Length, await Db.ValueAsync<long>("select count(*) from changes where type = 'spacegeo.job'"));
        Assert.Null((await AuditTrail.VerifyAsync(Db)).Fault);
    }

    [Theory]
    [InlineData("""{"inputs":{"act":"dance"}}""", 400, "$.inputs.act: one of answer")]
    [InlineData("""{"inputs":[]}""", 400, "$.inputs: this must be an object")]
    [InlineData("""{"input":{}}""", 400, "$.input: there is no such member; these are: inputs, outputs, response.")]
    [InlineData("""[1]""", 400, "$: this is a list; send a JSON object as")]
    [InlineData("""{"inputs":{"act":"answer"},"response":"all"}""", 400, "$.response: this must be raw or document.")]
    [InlineData("""{"inputs":{"act":"answer"},"outputs":{"x":{}}}""", 400, "$.outputs: the only output is played")]
    [InlineData("""{"inputs":{"act":"answer","act":"break"}}""", 400, "The body is no JSON: a name is given twice")]
    [InlineData("""{"inputs":""", 400, "The body is no JSON: line 1, byte 11")]
    [InlineData("", 400, "The body is no JSON")]
    public async Task A_wrong_order_is_refused_with_its_place_and_makes_no_job(string body, int status, string detail)
    {
        await using JobServer server = await JobServer.StartAsync(Db, Nobody);
        using HttpResponseMessage response = await SendAsync(server, body);
        JsonNode problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(status, (int)response.StatusCode);
        Assert.StartsWith(detail, (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal(0, await Db.ValueAsync<long>("select count(*) from jobs"));
    }

    [Fact]
    public async Task Orders_that_are_too_long_of_another_type_or_for_no_process_are_refused()
    {
        await using JobServer server = await JobServer.StartAsync(Db, Nobody);
        string million = $$$"""{"inputs":{"act":"answer","rooms":[{{{string.Join(',', Enumerable.Range(0, 1_000_000))}}}]}}""";
        using HttpResponseMessage large = await SendAsync(server, million);
        using HttpResponseMessage xml = await SendAsync(server, "<a/>", type: "application/xml");
        using HttpResponseMessage unknown = await SendAsync(server, "{}", "/processes/dance/execution");
        JsonNode description = await server.JsonAsync("/processes/dance", HttpStatusCode.NotFound);

        Assert.Equal([413, 415, 404], new[] { large, xml, unknown }.Select(r => (int)r.StatusCode));
        Assert.Contains("Name buildings, storeys and organisations", await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.EndsWith("/no-such-process", (string)description["type"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_has_the_role_plans_has_jobs_made_and_dismissed()
    {
        await using JobServer server = await JobServer.StartAsync(Db, Nobody, $"plans {JobServer.Token}\nmodels another-token-of-enough-length\n");
        long id = await server.OrderAsync("answer");
        server.Client.DefaultRequestHeaders.Authorization = null;
        using HttpResponseMessage nobody = await SendAsync(server, """{"inputs":{"act":"answer"}}""");
        await server.DismissAsync(id, HttpStatusCode.Unauthorized);
        await server.JsonAsync($"/jobs/{id}");
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "another-token-of-enough-length");
        using HttpResponseMessage other = await SendAsync(server, """{"inputs":{"act":"answer"}}""");
        await using JobServer closed = await JobServer.StartAsync(Db, Nobody, "# nobody\n");
        using HttpResponseMessage none = await SendAsync(closed, """{"inputs":{"act":"answer"}}""");

        Assert.Equal([401, 403, 403], new[] { nobody, other, none }.Select(r => (int)r.StatusCode));
        Assert.Equal(1, await Db.ValueAsync<long>("select count(*) from jobs"));
    }

    [Fact]
    public async Task Jobs_are_listed_in_pages_the_newest_first_and_by_what_is_asked()
    {
        await using JobServer server = await JobServer.StartAsync(Db, Nobody);
        for (int i = 0; i < 5; i++)
        {
            await server.OrderAsync("answer");
        }

        await server.DismissAsync(2);
        var seen = new List<string>();
        string? next = "/jobs?limit=2";
        while (next is not null)
        {
            JsonNode page = await server.JsonAsync(next);
            Assert.True(page["jobs"]!.AsArray().Count <= 2);
            seen.AddRange(page["jobs"]!.AsArray().Select(j => (string)j!["jobID"]!));
            string? href = (string?)page["links"]!.AsArray().SingleOrDefault(l => (string)l!["rel"]! == "next")?["href"];
            next = href is null ? null : new Uri(href).PathAndQuery;
        }

        Assert.Equal(["5", "4", "3", "2", "1"], seen);
        Assert.Equal(["2"], await IdsAsync("status=dismissed"));
        Assert.Equal(["5", "4", "3", "1"], await IdsAsync("status=accepted,running&type=process"));
        Assert.Empty(await IdsAsync("type=other"));
        Assert.Empty(await IdsAsync("processID=other"));
        Assert.Empty(await IdsAsync("minDuration=0")); // none has begun
        Assert.Equal(5, (await IdsAsync("processID=rehearsal,other&datetime=2020-01-01T00:00:00Z/..")).Length);
        Assert.Empty(await IdsAsync("datetime=../2020-01-01T00:00:00Z"));
        await server.JsonAsync("/jobs?status=asleep", HttpStatusCode.BadRequest);
        await server.JsonAsync("/jobs?datetime=tomorrow", HttpStatusCode.BadRequest);

        async Task<string[]> IdsAsync(string query) =>
            [.. (await server.JsonAsync("/jobs?" + query))["jobs"]!.AsArray().Select(j => (string)j!["jobID"]!)];
    }

    [Fact]
    public async Task More_jobs_than_may_wait_are_refused()
    {
        await using JobServer server = await JobServer.StartAsync(Db, Nobody with { Waiting = 2 });
        await server.OrderAsync("answer");
        await server.OrderAsync("answer");
        using HttpResponseMessage third = await SendAsync(server, """{"inputs":{"act":"answer"}}""");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (third.StatusCode, third.Headers.Contains("Retry-After")));
    }

    [Fact]
    public async Task A_job_that_takes_too_long_fails_and_says_so()
    {
        await Rehearsal.PrepareAsync(Db);
        await using JobServer server = await JobServer.StartAsync(Db, new JobLimits { Time = TimeSpan.FromSeconds(1) });
        long id = await server.OrderAsync("until-signal");
        JsonNode job = await server.UntilAsync(id, "failed");

        Assert.StartsWith("The job took longer than the 1 seconds that it may take", (string)job["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_are_listed_and_described_with_how_they_are_executed()
    {
        await using JobServer server = await JobServer.StartAsync(Db, Nobody);
        JsonNode list = await server.JsonAsync("/processes");
        JsonNode one = await server.JsonAsync("/processes/rehearsal");

        Assert.Equal(["net-area", "rehearsal"], list["processes"]!.AsArray().Select(p => (string)p!["id"]!));
        Assert.Equal(["async-execute", "dismiss"], one["jobControlOptions"]!.AsArray().Select(o => (string)o!));
        Assert.Equal(1, (int)one["inputs"]!["act"]!["minOccurs"]!);
        Assert.Equal(600, (int)one["limits"]!["seconds"]!);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        JobServer server, string body, string address = "/processes/rehearsal/execution", string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, type),
        };
        request.Headers.Add("Prefer", "respond-async, wait=5");
        request.Headers.ExpectContinue = true; // so that a refusal is read before a body is sent in vain
        return await server.Client.SendAsync(request);
    }
}
