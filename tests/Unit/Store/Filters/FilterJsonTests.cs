using SpaceGeo.Store.Filters;
using Xunit;

namespace SpaceGeo.Tests.Unit.Store.Filters;

public class FilterJsonTests
{
    [Theory]
    [InlineData("""{"op":"=","args":[{"property":"a"},1.5]}""", "(a = 1.5)")]
    [InlineData("""{"op":"and","args":[true,false,true]}""", "(TRUE and false and TRUE)")]
    [InlineData("""{"op":"t_during","args":[{"property":"a"},{"interval":["..","2024-01-01"]}]}""", "T_DURING(a, INTERVAL('..', '2024-01-01'))")]
    [InlineData("""{"op":"t_after","args":[{"property":"a"},{"timestamp":"2024-01-01T10:00:00.5Z"}]}""", "T_AFTER(a, timestamp('2024-01-01T10:00:00.5Z'))")]
    [InlineData("""{"op":"=","args":[{"op":"casei","args":[{"property":"a"}]},"x"]}""", "(CASEI(a) = 'x')")]
    [InlineData("""{"op":"s_within","args":[{"property":"geometry"},{"bbox":[1,2,3,4]}]}""", "S_WITHIN(geometry, BBOX(1,2,3,4))")]
    [InlineData("""{"op":"s_within","args":[{"type":"Point","coordinates":[1,2,3],"bbox":[1,2,1,2]},{"property":"geometry"}]}""", "S_WITHIN(POINT (1 2), geometry)")]
    public void Filters_in_json_are_read(string json, string expected) =>
        Assert.Equal(expected, PrintedFilter.Text(FeatureFilter.Parse(json, FilterLanguage.Json)));

    [Theory]
    [InlineData("", "character 1", "no JSON")]
    [InlineData("{\"op\":\"and\",\n\"args\":[}", "character 22", "no JSON")]
    [InlineData("{\"op\":\"é\",}", "character 11", "no JSON")]
    [InlineData("null", "/", "isNull")]
    [InlineData("{}", "/", "one of the members")]
    [InlineData("""{"op":"and"}""", "/", "args is missing")]
    [InlineData("""{"op":"and","args":[true]}""", "/args", "2 or more operands")]
    [InlineData("""{"op":"not","args":true}""", "/args", "list of 1 operands")]
    [InlineData("""{"op":"pg_sleep","args":[1]}""", "/op", "no operator 'pg_sleep'")]
    [InlineData("""{"op":"accenti","args":[1]}""", "/op", "casei is")]
    [InlineData("""{"op":1,"args":[1]}""", "/op", "a text is expected")]
    [InlineData("""{"op":"not","args":[true],"x":1}""", "/x", "no such member")]
    [InlineData("""{"op":"not","args":[true],"a/~":1}""", "/a~1~0", "no such member")]
    [InlineData("""{"op":"not","op":"not","args":[true]}""", "/op", "more than once")]
    [InlineData("""{"op":"and","args":[true,{"op":"=","args":[1,null]}]}""", "/args/1/args/1", "null is no value")]
    [InlineData("""{"op":"=","args":[{"property":"a","x":1},1]}""", "/args/0/x", "no such member")]
    [InlineData("""{"op":"=","args":[1e999,1]}""", "/args/0", "largest double")]
    [InlineData("""{"op":"=","args":["\ud800",1]}""", "/args/0", "half a character")]
    [InlineData("""{"op":"=","args":["\u0000",1]}""", "/args/0", "code 0")]
    [InlineData("""{"op":"=","args":[{"date":"2024"},1]}""", "/args/0/date", "is no day")]
    [InlineData("""{"op":"t_after","args":[{"interval":["2024-01-01"]},1]}""", "/args/0/interval", "its begin and its end")]
    [InlineData("""{"op":"t_after","args":[{"interval":["x",".."]},1]}""", "/args/0/interval/0", "is no end")]
    [InlineData("""{"op":"s_within","args":[{"bbox":[1,2]},1]}""", "/args/0/bbox", "four numbers")]
    [InlineData("""{"op":"s_within","args":[{"type":"Circle","coordinates":[1,2]},1]}""", "/args/0/type", "no kind of geometry")]
    [InlineData("""{"op":"s_within","args":[{"type":"Point","coordinates":[1]},1]}""", "/args/0/coordinates", "two numbers")]
    [InlineData("""{"op":"s_within","args":[{"type":"Point","coordinates":[1,"2"]},1]}""", "/args/0/coordinates/1", "a number is expected")]
    [InlineData("""{"op":"s_within","args":[{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]},1]}""", "/args/0/coordinates", "the first one again")]
    [InlineData("""{"op":"s_within","args":[{"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}]},1]}""", "/args/0/geometries/0", "a collection in a collection")]
    [InlineData("""{"op":"s_within","args":[{"type":"MultiPoint","coordinates":[]},1]}""", "/args/0/coordinates", "something in it")]
    public void What_is_wrong_is_refused_with_its_place(string json, string place, string cause)
    {
        RefusedFilterException refused = Assert.Throws<RefusedFilterException>(() => FeatureFilter.Parse(json, FilterLanguage.Json));

        Assert.Equal(place, refused.Place);
        Assert.Contains(cause, refused.Cause, StringComparison.Ordinal);
    }
}
