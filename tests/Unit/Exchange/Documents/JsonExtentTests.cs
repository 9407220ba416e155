using System.Text;
using SpaceGeo.Exchange;
using SpaceGeo.Exchange.Documents;
using Xunit;

namespace SpaceGeo.Tests.Unit.Exchange.Documents;

public class JsonExtentTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("{\"a\":[{},[]],\"b\":{\"c\":1}}")]
    [InlineData("{\"a\":\"}]\\\"}\\\\\"}")]
    [InlineData("{\"\\\\\":\"\\u007d\"}")]
    public void The_end_of_an_object_is_found_however_its_bytes_arrive(string json)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json + "{\"next\":1}");
        int length = bytes.Length - 10;
        for (int step = 1; step <= length; step++)
        {
            var extent = new JsonExtent();
            int found = -1;
            for (int arrived = step; found < 0; arrived += step)
            {
                found = extent.Find(bytes.AsSpan(0, Math.Min(arrived, bytes.Length)));
                Assert.True(found >= 0 || arrived < length, $"not found in steps of {step}");
            }

            Assert.Equal(length, found);
        }
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("}")]
    [InlineData("x")]
    public void What_does_not_begin_as_an_object_is_refused(string text) =>
        Assert.Throws<MalformedInputException>(() => new JsonExtent().Find(Encoding.UTF8.GetBytes(text)));
}
