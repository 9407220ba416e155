using System.Globalization;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Store.Adjacency;
using SpaceGeo.Store.Recalculation;
using SpaceGeo.Store.Writing;

namespace SpaceGeo.Cli;

/// <summary>One line on a terminal that tells how far a file or a recalculation is; nothing in a pipe.</summary>
/// <param name="file">Name of the file or standard.</param>
internal sealed class ProgressLine(string file) : IProgress<ReadingProgress>, IProgress<WriteProgress>, IProgress<RecalculationProgress>,
    IProgress<AdjacencyProgress>, IDisposable
{
    private const int BarWidth = 24;
    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private int _shown;

    /// <inheritdoc/>
    public void Report(ReadingProgress value)
    {
        int filled = value.Total == 0 ? BarWidth : BarWidth * value.Done / value.Total;
        string bar = new string('#', filled) + new string('.', BarWidth - filled);
        Show(string.Create(CultureInfo.InvariantCulture, $"{file} [{bar}] storey {value.Done}/{value.Total} {value.Storey}"));
    }

    /// <inheritdoc/>
    public void Report(WriteProgress value)
    {
        // Said in a pipe, too: nothing else tells why the command stands still.
        if (value.Stage == WriteStage.Waiting)
        {
            Clear();
            Console.Error.WriteLine($"{file}: a recalculation is at work; waiting for it");
            return;
        }

        Show(string.Create(CultureInfo.InvariantCulture, $"{file} writing {value.Stage}: {value.Rows} rows"));
    }

    /// <inheritdoc/>
    public void Report(RecalculationProgress value) => Show(value.RoomsDone < value.RoomsToDo
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {value.RoomsDone:N0} of {value.RoomsToDo:N0} rooms, {value.RoomsPerSecond:N0} a second, {value.Remaining?.TotalSeconds ?? 0:F0} s to go")
        : string.Create(CultureInfo.InvariantCulture, $"{file}: {value.RoomsDone:N0} rooms measured, putting them in place"));

    /// <inheritdoc/>
    public void Report(AdjacencyProgress value) => Show(string.Create(
        CultureInfo.InvariantCulture, $"{file}: finding rooms that touch in {value.Done:N0} of {value.ToDo:N0} stored buildings"));

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        Show(string.Empty);
        if (_isTerminal)
        {
            Console.Error.Write('\r');
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private void Show(string text)
    {
        if (_isTerminal)
        {
            Console.Error.Write('\r' + text.PadRight(_shown));
            _shown = text.Length;
        }
    }
}
