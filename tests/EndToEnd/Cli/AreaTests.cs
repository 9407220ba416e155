using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Cli;

public class AreaTests
{
    private const string Room = "room 7 POLYGON((0 0,4 0,4 3,0 3,0 0))\n";

    [Theory]
    [InlineData(Room, 0, "7,12.000000,12.000000,")]
    [InlineData("id,wkt\n7,\"POLYGON((0 0,4 0,4 3,0 3,0 0))\"\n", 0, "7,12.000000,12.000000,")]
    [InlineData(Room + "room 8 POLYGON((0 0,1 0,0 0))\n", 1, "8,,,,failed,too-few-vertices")]
    public async Task Areas_come_out_of_a_pipe(string text, int code, string line)
    {
        (int ended, string output, string errors) = await PipeAsync(text);

        Assert.Equal(code, ended);
        Assert.Contains('\n' + line, output, StringComparison.Ordinal);
        Assert.Equal(code == 1, errors.Contains("line 2: room 8: too-few-vertices", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_holds_areas_and_receipts()
    {
        (int code, string output, _) = await PipeAsync(Room + "obstacle C POLYGON((1 1,2 1,2 2,1 2,1 1))\n", "--format", "json", "--receipt");
        JsonNode room = JsonNode.Parse(output)!["features"]![0]!["properties"]!;

        Assert.Equal(0, code);
        Assert.Equal(11, room["netAreaM2"]!.GetValue<double>(), 1e-9);
        Assert.Equal("C", room["receipt"]![0]!["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(1, "line 1", "room 7 POLYGON((0 0,4 x,4 3))")]
    [InlineData(1, "empty", "")]
    [InlineData(2, "--help", Room, "--format", "xml")]
    [InlineData(1, "no such file", "", "/nowhere/floor.geojson")]
    public async Task What_goes_wrong_ends_in_one_message_and_an_exit_code(int code, string said, string text, params string[] arguments)
    {
        (int ended, string output, string errors) = await PipeAsync(text, arguments);

        Assert.Equal(code, ended);
        Assert.Empty(output);
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> PipeAsync(string text, params string[] arguments)
    {
        using Process process = SpaceGeoProcess.Start(start => start.RedirectStandardInput = true, ["area", .. arguments]);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(text);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before it read, as it must where the command line is wrong.
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
