using System.Text;
using System.Text.Json;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Consolidation.Requests;
using SpaceGeo.Planning.Estates;
using Xunit;

namespace SpaceGeo.Tests.Unit.Planning.Consolidation;

public class RequestReaderTests
{
    [Fact]
    public void What_is_not_said_is_as_usual()
    {
        ConsolidationRequest request = Read("{}");

        Assert.Empty(request.Wishes);
        Assert.Same(Objective.Default, request.Objective);
        Assert.Equal((3, 1, TimeSpan.FromSeconds(60)), (request.Plans, request.Seed, request.TimeLimit));
    }

    [Fact]
    public void Wishes_are_read_as_they_are_written()
    {
        ConsolidationRequest request = Read("""
            {"wishes":[{"wish":"vacate","places":[{"building":"3"},{"storey":"3/2"}]},{"wish":"giveUpLeases","areaM2":3000},
              {"wish":"house","code":"N","name":"New","level":"市级","posts":[{"rank":"clerk","count":4}],"near":{"site":"A"},"withinM":500},
              {"wish":"together","organisations":["A","B"],"in":"building"}],
             "tiers":[{"unplaced":1},{"moves":2,"rent":0.5}],"plans":2,"seed":-7,"timeLimitSeconds":2.5}
            """);

        Assert.Equal([new Place(PlaceKind.Building, "3"), new Place(PlaceKind.Storey, "3/2")], ((VacateWish)request.Wishes[0]).Places);
        Assert.Equal(3000, ((GiveUpLeasesWish)request.Wishes[1]).AreaM2);
        var house = (HouseWish)request.Wishes[2];
        Assert.Equal((AdministrativeLevel.City, new NewPosts("clerk", 4), 500), (house.Level, house.Posts.Single(), house.WithinM));
        Assert.Equal(PlaceKind.Building, ((TogetherWish)request.Wishes[3]).In);
        Assert.Equal(0.5, request.Objective.Tiers[1][Criterion.Rent]);
        Assert.Equal((2, -7, 2.5), (request.Plans, request.Seed, request.TimeLimit.TotalSeconds));
    }

    [Fact]
    public void What_is_written_is_read_as_it_was()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            ConsolidationRequest request = RandomRequest.Of(seed);
            string written = Write(request);

            ConsolidationRequest read = Read(written);

            Assert.True(written == Write(read), $"seed {seed}: {written}");
            Assert.Equal(request.Wishes.Select(w => w.GetType()), read.Wishes.Select(w => w.GetType()));
        }
    }

    [Theory]
    [InlineData("[]", "$: must be an object")]
    [InlineData("""{"wish":[]}""", "$.wish: there is no such member; 'wishes' is meant?")]
    [InlineData("""{"seed":1,"seed":2}""", "$.seed: is given twice")]
    [InlineData("""{"wishes":{}}""", "$.wishes: must be a list")]
    [InlineData("""{"wishes":[7]}""", "$.wishes[0]: must be an object")]
    [InlineData("""{"wishes":[{}]}""", "$.wishes[0].wish: is missing")]
    [InlineData("""{"wishes":[{"wish":"vacat"}]}""", "$.wishes[0].wish: 'vacat' is none of the words here; 'vacate' is meant?")]
    [InlineData("""{"wishes":[{"wish":"vacate","places":[]}]}""", "$.wishes[0].places: has 0 entries; it must have 1 to 1000")]
    [InlineData("""{"wishes":[{"wish":"vacate","place":[]}]}""", "$.wishes[0].place: there is no such member; 'places' is meant?")]
    [InlineData("""{"wishes":[{"wish":"vacate","places":[{"house":"3"}]}]}""", "$.wishes[0].places[0].house: there is no such member")]
    [InlineData("""{"wishes":[{"wish":"vacate","places":[{"site":"A","building":"3"}]}]}""", "$.wishes[0].places[0]: must name one place")]
    [InlineData("""{"wishes":[{"wish":"vacate","places":[{"building":3}]}]}""", "$.wishes[0].places[0].building: must be a text")]
    [InlineData("""{"wishes":[{"wish":"vacate","places":[{"room":"1/1"},{"room":"1/1"}]}]}""", "$.wishes[0].places[1]: is named twice")]
    [InlineData("""{"wishes":[{"wish":"giveUpLeases","areaM2":-3000}]}""", "$.wishes[0].areaM2: must be a number above 0")]
    [InlineData("""{"wishes":[{"wish":"giveUpLeases","areaM2":"much"}]}""", "$.wishes[0].areaM2: must be a number above 0")]
    [InlineData("""{"wishes":[{"wish":"giveUpLeases","areaM2":1e999}]}""", "$.wishes[0].areaM2: must be a number above 0")]
    [InlineData("""{"wishes":[{"wish":"vacateBuildings","count":0}]}""", "$.wishes[0].count: must be a whole number from 1")]
    [InlineData("""{"wishes":[{"wish":"vacateBuildings","count":1.5}]}""", "$.wishes[0].count: must be a whole number from 1")]
    [InlineData("""{"wishes":[{"wish":"mostMoves","people":-1}]}""", "$.wishes[0].people: must be a whole number from 0")]
    [InlineData("""{"wishes":[{"wish":"together","organisations":["A","A"],"in":"site"}]}""", "$.wishes[0].organisations[1]: 'A' is named twice")]
    [InlineData("""{"wishes":[{"wish":"apart","organisations":["A"],"in":"site"}]}""", "$.wishes[0].organisations: has 1 entries; it must have 2")]
    [InlineData("""{"wishes":[{"wish":"apart","organisations":["A","B"],"in":"room"}]}""", "$.wishes[0].in: 'room' is none of the words here")]
    [InlineData("""{"wishes":[{"wish":"near","organisations":["A"],"place":{"room":"1/1"},"withinM":5}]}""", "$.wishes[0].place.room: there is no such member")]
    [InlineData("""{"wishes":[{"wish":"near","organisations":["A"],"place":{"site":"S"},"withinM":-5}]}""", "$.wishes[0].withinM: must be a number from 0")]
    [InlineData("""{"wishes":[{"wish":"stay"}]}""", "$.wishes[0]: says of nobody that they stay")]
    [InlineData("""{"wishes":[{"wish":"house","code":"N","name":"New","level":"city"}]}""", "$.wishes[0]: has neither posts nor rooms")]
    [InlineData("""{"wishes":[{"wish":"house","code":"N","name":"New","level":"moon","posts":[{"rank":"x","count":1}]}]}""", "$.wishes[0].level: must be one of central")]
    [InlineData("""{"wishes":[{"wish":"house","code":"N","name":"New","level":"city","posts":[{"rank":"x","count":-1}]}]}""", "$.wishes[0].posts[0].count: must be a whole number from 1")]
    [InlineData("""{"wishes":[{"wish":"house","code":"N","name":"New","level":"city","rooms":[{"class":"office","leastM2":30,"mostM2":20,"count":1}]}]}""", "$.wishes[0].rooms[0].mostM2: must be a number from 30")]
    [InlineData("""{"wishes":[{"wish":"house","code":"N","name":"New","level":"city","posts":[{"rank":"x","count":1}],"near":{"site":"S"}}]}""", "$.wishes[0]: near and withinM belong together")]
    [InlineData("""{"tiers":[]}""", "$.tiers: has 0 entries")]
    [InlineData("""{"tiers":[{}]}""", "$.tiers[0]: weighs nothing")]
    [InlineData("""{"tiers":[{"move":1}]}""", "$.tiers[0].move: there is no such member; 'moves' is meant?")]
    [InlineData("""{"tiers":[{"moves":0}]}""", "$.tiers[0].moves: must be a number above 0")]
    [InlineData("""{"tiers":[{"moves":1},{"moves":1}]}""", "$.tiers[1].moves: is weighed by a tier before")]
    [InlineData("""{"plans":0}""", "$.plans: must be a whole number from 1 to 10")]
    [InlineData("""{"timeLimitSeconds":3600}""", "$.timeLimitSeconds: must be a number above 0 to 600")]
    [InlineData("""{"gap":-0.1}""", "$.gap: must be a number from 0 to 1")]
    [InlineData("""{"leastDifference":30}""", "$.leastDifference: must be a number from 0 to 1")]
    public void A_wrong_request_is_refused_with_its_place_and_what_would_be_right(string json, string message)
    {
        RequestException refused = Assert.Throws<RequestException>(() => Read(json));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal(message[..message.IndexOf(": ", StringComparison.Ordinal)], refused.Path);
    }

    [Fact]
    public void Too_many_wishes_are_refused_and_members_of_others_are_let_through()
    {
        string many = string.Join(',', Enumerable.Repeat("""{"wish":"mostMoves","people":1}""", 201));

        Assert.StartsWith("$.wishes: has 201 entries", Assert.Throws<RequestException>(() => Read($$"""{"wishes":[{{many}}]}""")).Message, StringComparison.Ordinal);
        using JsonDocument document = JsonDocument.Parse("""{"asOf":"2026-01-31","plans":11}""");
        Assert.Equal("$.inputs.plans", Assert.Throws<RequestException>(() => RequestReader.Read(document.RootElement, "$.inputs", "asOf")).Path);
    }

    [Fact]
    public void Every_member_has_a_schema_that_is_JSON()
    {
        Assert.Equal(RequestReader.Members, RequestSchema.Members.Select(m => m.Name));
        Assert.All(RequestSchema.Members, m => JsonDocument.Parse(m.Schema).Dispose());
    }

    private static ConsolidationRequest Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return RequestReader.Read(document.RootElement);
    }

    private static string Write(ConsolidationRequest request)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            RequestWriter.WriteMembers(json, request);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
