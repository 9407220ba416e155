using System.IO.Pipelines;

namespace SpaceGeo.Api.Processes;

/// <summary>Sends answers while the request is still being read. Most clients read nothing before they have sent everything: what they do not
/// take yet is held back here up to a limit, so that neither side waits for the other.</summary>
/// <param name="response">Receives the answers.</param>
/// <param name="mediaType">What they are.</param>
internal sealed class AnswerStream(HttpResponse response, string mediaType) : IAsyncDisposable
{
    private const int MostHeldBack = 32 << 20;
    private readonly Pipe _held = new(new PipeOptions(pauseWriterThreshold: MostHeldBack, resumeWriterThreshold: MostHeldBack / 2));
    private Task? _sending;

    /// <summary>Whether the answer has begun, so that its status can no longer be chosen.</summary>
    public bool HasStarted => _sending is not null;

    /// <summary>Sends an answer.</summary>
    /// <param name="answer">Its bytes.</param>
    /// <param name="cancellation">Ends the waiting for a client that does not read.</param>
    public async Task WriteAsync(ReadOnlyMemory<byte> answer, CancellationToken cancellation)
    {
        if (_sending is null)
        {
            response.ContentType = mediaType;
            _sending = SendAsync();
        }

        FlushResult result = await _held.Writer.WriteAsync(answer, cancellation);
        if (result.IsCompleted)
        {
            await _sending; // It has failed, and says why.
        }
    }

    /// <summary>Waits until everything is sent, or the client has gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await _held.Writer.CompleteAsync();
        await (_sending ?? Task.CompletedTask);
    }

    private async Task SendAsync()
    {
        try
        {
            while (true)
            {
                ReadResult read = await _held.Reader.ReadAsync();
                foreach (ReadOnlyMemory<byte> bytes in read.Buffer)
                {
                    await response.Body.WriteAsync(bytes, response.HttpContext.RequestAborted);
                }

                await response.Body.FlushAsync(response.HttpContext.RequestAborted);
                _held.Reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }
        }
        finally
        {
            // After a failure nobody reads on, and the next write must not wait for it.
            await _held.Reader.CompleteAsync();
        }
    }
}
