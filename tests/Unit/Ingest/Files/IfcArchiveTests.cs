using System.IO.Compression;
using System.Text;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;
using SpaceGeo.Tests.Unit.Ingest.Ifc;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Files;

public sealed class IfcArchiveTests : IDisposable
{
    private const int FlagsInLocalHeader = 6;
    private const int FlagsInDirectory = 8;
    private const int MethodInDirectory = 10;
    private const int ChecksumInDirectory = 16;
    private const int SizeInDirectory = 24;
    private readonly string _folder = Directory.CreateTempSubdirectory("spacegeo-zip-").FullName;

    [Theory]
    [InlineData("model.ifczip")]
    [InlineData("MODEL.IFC")]
    public void A_packed_model_is_read_like_the_model_itself_and_keeps_its_hash(string name)
    {
        byte[] model = Model();
        ModelFile packed = Read(name, Zip(("inside/house.IFC", model), ("inside/", []), ("__MACOSX/inside/._house.ifc", "x"u8.ToArray()), ("notes.txt", model)));
        ModelFile plain = IfcReader.Read(name, model, new IfcReadOptions(AreaStandards.Default));

        Assert.Equal(name, packed.FileName);
        Assert.Equal(plain.Sha256, packed.Sha256);
        Assert.Equal("room", Assert.Single(packed.Buildings[0].Storeys[0].Rooms).GlobalId);
    }

    [Fact]
    public void An_archive_without_one_model_is_refused_with_what_it_holds()
    {
        byte[] model = Model();
        Assert.Contains("holds 2 models (a.ifc, b.ifc)", Refusal(Zip(("a.ifc", model), ("b.ifc", model))), StringComparison.Ordinal);
        Assert.Contains("is empty", Refusal(Zip()), StringComparison.Ordinal);
        Assert.Contains("ifcXML is not read", Refusal(Zip(("a.ifcXML", model))), StringComparison.Ordinal);
        Assert.Contains("holds a zip archive (a.zip)", Refusal(Zip(("a.zip", model))), StringComparison.Ordinal);
        Assert.Contains("no .ifc file but a.txt, b.txt", Refusal(Zip(("a.txt", model), ("b.txt", model))), StringComparison.Ordinal);
        Assert.Contains("is a zip archive itself", Refusal(Zip(("a.ifc", Zip(("b.ifc", model))))), StringComparison.Ordinal);
        Assert.Contains("ifcXML is not read", Refusal(Zip(("a.ifc", "<?xml version='1.0'?><ifcXML/>"u8.ToArray()))), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_would_grow_beyond_measure_is_refused_before_it_is_unpacked() =>
        Assert.Contains("no model does", Refusal(Zip(("bomb.ifc", new byte[30_000_000]))), StringComparison.Ordinal);

    [Theory]
    [InlineData(SizeInDirectory, 100u)]
    [InlineData(SizeInDirectory, 9_000_000u)]
    [InlineData(SizeInDirectory, 2_147_483_600u)]
    [InlineData(ChecksumInDirectory, 1u)]
    [InlineData(MethodInDirectory, 99u)]
    public void An_archive_whose_directory_lies_is_refused(int field, uint value)
    {
        byte[] zip = Zip(("a.ifc", Model()));
        int directory = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        byte[] lie = BitConverter.GetBytes(value);
        lie.AsSpan(0, field == MethodInDirectory ? 2 : 4).CopyTo(zip.AsSpan(directory + field));

        Assert.Contains("zip archive", Refusal(zip), StringComparison.Ordinal);
    }

    [Fact]
    public void An_encrypted_model_is_refused()
    {
        byte[] zip = Zip(("a.ifc", Model()));
        zip[FlagsInLocalHeader] |= 1;
        zip[zip.AsSpan().IndexOf("PK\u0001\u0002"u8) + FlagsInDirectory] |= 1;

        Assert.Contains("a.ifc in the zip archive is encrypted", Refusal(zip), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_cut_or_damaged_anywhere_is_refused_in_one_line()
    {
        byte[] zip = Zip(("a.ifc", Model()));
        for (int length = 4; length < zip.Length; length += 7)
        {
            Assert.Contains("zip archive", Refusal(zip[..length]), StringComparison.Ordinal);
        }

        var random = new Random(20);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. zip];
            int position = random.Next(4, zip.Length);
            damaged[position] ^= (byte)(1 << random.Next(8));
            try
            {
                Read("damaged.ifczip", damaged); // Dates and attributes of the directory are nobody's concern.
            }
            catch (StepException e)
            {
                Assert.DoesNotContain('\n', e.Message);
                Assert.StartsWith("damaged.ifczip", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Xml_is_not_read_and_it_is_said_so() =>
        Assert.Contains("ifcXML is not read", Refusal("\uFEFF \n<ifc:iso_10303_28/>"u8.ToArray()), StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Model() => Encoding.UTF8.GetBytes(new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).ToString());

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private string Refusal(byte[] file) => Assert.Throws<StepException>(() => Read("bad.ifczip", file)).Message;

    private ModelFile Read(string name, byte[] file)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, file);
        return IfcReader.Read(path, new IfcReadOptions(AreaStandards.Default));
    }
}
