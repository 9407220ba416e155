using System.Globalization;
using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Store.Districts;

/// <summary>The tree of 57 organisations: a city, 16 bureaus of it, and 8 districts with 4 bureaus each.</summary>
/// <param name="prefix">Of their codes.</param>
internal sealed class DistrictOrganisations(string prefix)
{
    /// <summary>How many there are.</summary>
    public const int Count = 1 + Bureaus + (Districts * (1 + DistrictBureaus));

    private const int Bureaus = 16;
    private const int Districts = 8;
    private const int DistrictBureaus = 4;

    private static readonly string[] BureauNames =
    [
        "发展和改革委员会", "教育局", "科学技术局", "公安局", "民政局", "司法局", "财政局", "人力资源和社会保障局", "自然资源局", "生态环境局", "住房和城乡建设局",
        "交通运输局", "水务局", "农业农村局", "商务局", "文化和旅游局",
    ];

    private static readonly string[] DistrictNames = ["东城区", "西城区", "南湖区", "北山区", "新区", "江畔区", "古城区", "临港区"];

    /// <summary>The file of organisations.</summary>
    public IEnumerable<LedgerRow> Rows => Enumerable.Range(0, Count).Select(i => new LedgerRow(
        i + 2, [Code(i), Name(i), IsCity(i) ? "city" : "county", Division(i), i == 0 ? "" : Code(Parent(i)), DateOnly.MinValue, DateOnly.MaxValue]));

    /// <summary>Code of an organisation.</summary>
    /// <param name="index">From 0, the city's.</param>
    public string Code(int index) => string.Create(CultureInfo.InvariantCulture, $"{prefix}O{index + 1:D2}");

    /// <summary>Whether it is of the city's level; the others are of a county's.</summary>
    /// <param name="index">From 0.</param>
    public static bool IsCity(int index) => index <= Bureaus;

    private static int District(int index) => (index - Bureaus - 1) / (1 + DistrictBureaus);

    private static int InDistrict(int index) => (index - Bureaus - 1) % (1 + DistrictBureaus);

    private static int Parent(int index) => IsCity(index) || InDistrict(index) == 0 ? 0 : index - InDistrict(index);

    // 3299 is the code of no city.
    private static string Division(int index) => IsCity(index)
        ? "329900000000"
        : string.Create(CultureInfo.InvariantCulture, $"3299{District(index) + 1:D2}000000");

    private static string Name(int index) => index == 0
        ? "示范市人民政府"
        : IsCity(index)
            ? "示范市" + BureauNames[index - 1]
            : "示范市" + DistrictNames[District(index)] + (InDistrict(index) == 0 ? "人民政府" : BureauNames[(3 * InDistrict(index)) + 1]);
}
