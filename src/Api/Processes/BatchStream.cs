using System.Buffers;
using System.IO.Pipelines;
using SpaceGeo.Api.Http;
using SpaceGeo.Exchange;
using SpaceGeo.Exchange.Documents;

namespace SpaceGeo.Api.Processes;

/// <summary>Takes one batch after another from a body as it arrives; only one is held in memory.</summary>
/// <param name="body">The body.</param>
/// <param name="encoding">How batches are written.</param>
/// <param name="limits">How large and how many they may be.</param>
internal sealed class BatchStream(PipeReader body, BatchEncoding encoding, NetAreaLimits limits)
{
    private const int FirstBuffer = 64 * 1024;
    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;

    /// <summary>Number of the batch that is being read, or was read last.</summary>
    public int Number { get; private set; } = -1;

    /// <summary>Reads the next batch.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Its bytes, which hold until the next call; null at the end of the body.</returns>
    /// <exception cref="ProblemException">The body ends inside of a batch, or holds too much or nothing.</exception>
    /// <exception cref="MalformedInputException">No batch begins here.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellation)
    {
        Number++;
        if (!await SkipBlanksAsync(cancellation))
        {
            return Number > 0 ? null : throw ProblemException.BadRequest("The body is empty; it must hold a batch of rooms.");
        }

        if (Number >= limits.Batches)
        {
            throw TooLarge($"There are more than {limits.Batches} batches; send the others with another request.");
        }

        IDocumentExtent extent = encoding.NewExtent();
        while (true)
        {
            int length = extent.Find(_buffer.AsSpan(_start, _end - _start));
            if (length >= 0 ? length > limits.BatchBytes : Math.Max(extent.Least, _end - _start) > limits.BatchBytes)
            {
                throw TooLarge($"Batch {Number} is larger than {limits.BatchBytes} bytes; send several smaller ones.");
            }

            if (length >= 0)
            {
                ReadOnlyMemory<byte> batch = _buffer.AsMemory(_start, length);
                _start += length;
                return batch;
            }

            if (!await FillAsync(cancellation))
            {
                throw Wrong(StatusCodes.Status400BadRequest, $"Batch {Number}: the body ends before the batch does.");
            }
        }
    }

    private async ValueTask<bool> SkipBlanksAsync(CancellationToken cancellation)
    {
        do
        {
            while (_start < _end && encoding.IsBlank(_buffer[_start]))
            {
                _start++;
            }
        }
        while (_start == _end && await FillAsync(cancellation));
        return _start < _end;
    }

    // What was read moves to the front, and the buffer grows when the batch fills it.
    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        int held = _end - _start;
        if (held == _buffer.Length)
        {
            Array.Resize(ref _buffer, (int)Math.Min(2L * held, (long)limits.BatchBytes + FirstBuffer));
        }
        else if (_start > 0)
        {
            _buffer.AsSpan(_start, held).CopyTo(_buffer);
            _start = 0;
            _end = held;
        }

        // A read that a token cancels leaves the server unable to pass over the rest of the body; one that is cancelled here does not.
        await using CancellationTokenRegistration wake = cancellation.Register(body.CancelPendingRead);
        ReadResult read = await body.ReadAsync(CancellationToken.None);
        ReadOnlySequence<byte> taken = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, read.IsCanceled ? 0 : _buffer.Length - _end));
        taken.CopyTo(_buffer.AsSpan(_end));
        int count = (int)taken.Length;
        body.AdvanceTo(taken.End);
        cancellation.ThrowIfCancellationRequested();
        _end += count;
        return count > 0;
    }

    private ProblemException TooLarge(string detail) => Wrong(StatusCodes.Status413PayloadTooLarge, detail);

    private ProblemException Wrong(int status, string detail) => new(new Problem(status, detail) { Batch = Number });
}
