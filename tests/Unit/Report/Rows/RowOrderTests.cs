using SpaceGeo.Report.Rows;
using SpaceGeo.Tests.Unit.Report.Fixtures;
using Xunit;

namespace SpaceGeo.Tests.Unit.Report.Rows;

public class RowOrderTests
{
    [Fact]
    public void Room_numbers_count_as_people_count()
    {
        string[] numbers =
            ["10", "2", "a10", "A2", "1.10", "1.9", "", "007", "7", "99999999999999999999999", "100000000000000000000000", "Z"];
        Assert.Equal(
            ["", "1.9", "1.10", "2", "007", "7", "10", "99999999999999999999999", "100000000000000000000000", "A2", "a10", "Z"],
            numbers.Order(NaturalOrder.Instance));
    }

    [Fact]
    public void Storeys_rise_whatever_their_order_in_the_file()
    {
        ModelBuilder model = new ModelBuilder()
            .Room("u", "Up", ModelBuilder.Box(0, 0, 1, 1)).Storey("1", 3)
            .Room("d", "Down", ModelBuilder.Box(0, 0, 1, 1)).Storey("-1", -3);
        Assert.Equal(["d", "u"], ModelRows.Of(model.Measure()).Rooms.Select(r => r.Number));
    }
}
