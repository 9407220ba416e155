using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

public class RoomUseTests
{
    [Fact]
    public void A_room_has_its_zones_those_around_them_and_spatial_ones_each_once()
    {
        RoomUse use = Use("""
            #60=IFCZONE('unit',$,'Unit A',$,$,$);
            #61=IFCZONE('tenancy',$,$,$,$,'Tenancy North');
            #62=IFCSPATIALZONE('fire',$,'Fire 3',$,$,$,$,$,.FIRESAFETY.);
            #63=IFCSPATIALZONE('thermal',$,$,$,$,$,$,$,$);
            #64=IFCGROUP('group',$,'No zone',$,$);
            #70=IFCRELASSIGNSTOGROUP('a',$,$,$,(#1000),$,#60);
            #71=IFCRELASSIGNSTOGROUP('b',$,$,$,(#60,#1000),$,#61);
            #72=IFCRELASSIGNSTOGROUP('c',$,$,$,(#61),$,#60);
            #73=IFCRELASSIGNSTOGROUP('d',$,$,$,(#1000),$,#64);
            #74=IFCRELREFERENCEDINSPATIALSTRUCTURE('e',$,$,$,(#1000),#62);
            #75=IFCRELREFERENCEDINSPATIALSTRUCTURE('f',$,$,$,(#1000),#63);
            #76=IFCRELREFERENCEDINSPATIALSTRUCTURE('g',$,$,$,(#1000),#5);
            """);

        Assert.Equal(
            [
                new RoomZone("unit", "Unit A", false), new RoomZone("tenancy", "Tenancy North", false), new RoomZone("fire", "Fire 3", true),
                new RoomZone("thermal", "thermal", true),
            ],
            use.Zones);
    }

    [Fact]
    public void The_group_of_IFC2X_stands_one_place_earlier() => Assert.Equal(
        "Unit A", Assert.Single(Use("#60=IFCZONE('unit',$,'Unit A',$,$);#70=IFCRELASSIGNSTOGROUP('a',$,$,$,(#1000),#60);").Zones).Name);

    [Theory]
    [InlineData("#60=IFCCLASSIFICATIONREFERENCE($,'02','Office',#61);#61=IFCCLASSIFICATION('S','1',$,'DIN 277');", "DIN 277", "02", "Office")]
    [InlineData("#60=IFCCLASSIFICATIONREFERENCE($,'02','Office',#62,$,$);#62=IFCCLASSIFICATIONREFERENCE($,'0','All',#61,$,$);#61=IFCCLASSIFICATION('S','1',$,'DIN 277',$,$,$);", "DIN 277", "02", "Office")]
    [InlineData("#60=IFCCLASSIFICATIONREFERENCE($,'02',$,#60);", "", "02", "")]
    [InlineData("#60=IFCCLASSIFICATIONNOTATION((#61,#62));#61=IFCCLASSIFICATIONNOTATIONFACET('A');#62=IFCCLASSIFICATIONNOTATIONFACET('7');", "", "A.7", "")]
    public void A_room_has_its_place_in_a_classification(string lines, string system, string code, string name) => Assert.Equal(
        new RoomClassification(system, code, name),
        Assert.Single(Use(lines + "#70=IFCRELASSOCIATESCLASSIFICATION('a',$,$,$,(#1000),#60);#71=IFCRELASSOCIATESCLASSIFICATION('b',$,$,$,(#1000),#60);").Classifications));

    [Fact]
    public void The_classification_of_a_rooms_type_is_the_rooms() => Assert.Equal("02", Assert.Single(Use("""
        #60=IFCCLASSIFICATIONREFERENCE($,'02','Office',$);
        #61=IFCSPACETYPE('type',$,'Office',$,$,$,$,$,$,.SPACE.);
        #70=IFCRELASSOCIATESCLASSIFICATION('a',$,$,$,(#61),#60);
        #71=IFCRELDEFINESBYTYPE('b',$,$,$,(#1000),#61);
        """).Classifications).Code);

    [Theory]
    [InlineData("$", ".INTERNAL.", "", "")]
    [InlineData("$", ".PARKING.", "", "PARKING")]
    [InlineData("'Store'", ".PARKING.", "", "Store")]
    [InlineData("'Store'", ".PARKING.", "Pset_SpaceCommon/Category", "said")]
    [InlineData("'Store'", ".SPACE.", "Pset_SpaceOccupancyRequirements/OccupancyType", "said")]
    [InlineData("'Store'", ".SPACE.", "Other/OccupancyType", "Store")]
    public void The_kind_of_a_room_is_what_the_surest_place_says(string objectType, string predefined, string property, string expected)
    {
        string[] place = property.Length > 0 ? property.Split('/') : ["Set", "Property"];
        RoomUse use = Use($"""
            #700=IFCSPACE('other',$,'R',$,{objectType},#15,$,$,.ELEMENT.,{predefined},$);
            #701=IFCRELAGGREGATES('a',$,$,$,#5,(#700));
            #702=IFCRELDEFINESBYPROPERTIES('b',$,$,$,(#700),#703);
            #703=IFCPROPERTYSET('c',$,'{place[0]}',$,(#704));
            #704=IFCPROPERTYSINGLEVALUE('{place[1]}',$,IFCLABEL('said'),$);
            """, "other");

        Assert.Equal(expected, use.Category);
    }

    [Fact]
    public void A_broken_zone_costs_no_room()
    {
        ModelFile file = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).With("""
            #60=IFCZONE(7,$,8,$,$,$);
            #70=IFCRELASSIGNSTOGROUP('a',$,$,$,(#1000),$,#60);
            #71=IFCRELASSIGNSTOGROUP('b',$,$,$,$,$,$);
            #72=IFCRELASSIGNSTOGROUP('c',$,$,$,('x'),$,#60);
            """).Read();

        Assert.Equal(RoomStatus.Ok, Assert.Single(file.Buildings[0].Storeys[0].Rooms).Status);
        Assert.Equal("attribute-broken", Assert.Single(file.Issues).Code);
    }

    private static RoomUse Use(string lines, string room = "room") => new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).With(lines)
        .Read().Buildings[0].Storeys[0].Rooms.Single(r => r.GlobalId == room).Use;
}
