using System.Text;

namespace SpaceGeo.Planning.Solving.Processes;

/// <summary>What a solver prints: each line once, and the last of them kept, in little memory however much it prints.</summary>
internal sealed class PrintedLines(Action<string> read)
{
    private const int LongestLine = 4096;
    private const int LastLines = 8;
    private const int LongestQuote = 300;
    private readonly Queue<string> _last = new();
    private readonly Lock _lock = new();

    /// <summary>The last lines, to be quoted in a message; empty when nothing was printed.</summary>
    public string Last
    {
        get
        {
            lock (_lock)
            {
                return string.Join('\n', _last);
            }
        }
    }

    /// <summary>Reads a stream to its end. The rest of a line that is too long is dropped.</summary>
    public async Task ReadAsync(TextReader reader, CancellationToken cancellation)
    {
        char[] block = new char[4096];
        var line = new StringBuilder();
        while (await reader.ReadAsync(block, cancellation).ConfigureAwait(false) is int count and > 0)
        {
            foreach (char character in block.AsSpan(0, count))
            {
                if (character == '\n')
                {
                    Take(line);
                }
                else if (line.Length < LongestLine)
                {
                    line.Append(character);
                }
            }
        }

        Take(line);
    }

    private void Take(StringBuilder builder)
    {
        string line = builder.ToString().TrimEnd();
        builder.Clear();
        if (line.Length == 0)
        {
            return;
        }

        lock (_lock)
        {
            _last.Enqueue(line.Length <= LongestQuote ? line : line[..LongestQuote] + "…");
            if (_last.Count > LastLines)
            {
                _last.Dequeue();
            }

            read(line);
        }
    }
}
