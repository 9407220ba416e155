using Microsoft.AspNetCore.Http.Features;
using SpaceGeo.Api.Http;
using SpaceGeo.Exchange;
using SpaceGeo.Exchange.Requests;

namespace SpaceGeo.Api.Processes;

/// <summary>Measures the rooms that a request brings: batch after batch, each answered as soon as it is measured.</summary>
internal sealed class NetAreaExecution(NetAreaLimits limits) : IDisposable
{
    // Bodies may arrive slowly and many at a time; what computes is never more than the machine can do at once.
    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);

    public async Task ExecuteAsync(HttpContext context)
    {
        AreaQuestion question = Question(context);
        BatchEncoding encoding = BatchEncoding.Of(context.Request);
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = limits.BodyBytes;
        using var time = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        time.CancelAfter(limits.Time);
        var batches = new BatchStream(context.Request.BodyReader, encoding, limits);
        await using var answers = new AnswerStream(context.Response, encoding.MediaType);
        var job = new Job(question, encoding, new NetAreaRequestReader(question, limits.OfShapes), new BatchMeasurement(limits.OfShapes));
        try
        {
            await AnswerAllAsync(job, batches, answers, time.Token);
        }
        catch (ProblemException e) when (answers.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            // The status is sent; the problem is the last of the answers.
            await answers.WriteAsync(encoding.Write(e.Problem.Write), context.RequestAborted);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is (ProblemException or IOException))
        {
            throw new OperationCanceledException("The client has gone.", e, context.RequestAborted);
        }
        catch (OperationCanceledException) when (answers.HasStarted)
        {
            // The client takes no answers, and its time is over.
            context.Abort();
        }
    }

    private async Task AnswerAllAsync(Job job, BatchStream batches, AnswerStream answers, CancellationToken time)
    {
        while (await ReadAsync(batches, time) is { } batch)
        {
            ReadOnlyMemory<byte> answer = await MeasureAsync(job, batch, batches.Number, time);
            await answers.WriteAsync(answer, time);
        }
    }

    public void Dispose() => _cores.Dispose();

    private static AreaQuestion Question(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context, "receipts", "onFault");
        if (query[Negotiation.Parameter] is not null)
        {
            throw ProblemException.BadRequest("f is no parameter here: the answer comes in the encoding of the request.");
        }

        bool receipts = query["receipts"] switch
        {
            "true" => true,
            "false" or null => false,
            _ => throw ProblemException.BadRequest("receipts must be true or false."),
        };
        FaultRule rule = Words.FaultRule(query["onFault"] ?? "refuse") ?? throw ProblemException.BadRequest("onFault must be refuse or report.");
        return new AreaQuestion(receipts, rule);
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(BatchStream batches, CancellationToken time)
    {
        try
        {
            return await batches.NextAsync(time);
        }
        catch (MalformedInputException e)
        {
            throw Malformed(e, batches.Number);
        }
        catch (BadHttpRequestException e)
        {
            throw new ProblemException(Problems.OfBody(e, limits.BodyBytes) with { Batch = batches.Number });
        }
        catch (IOException) when (!time.IsCancellationRequested)
        {
            // The server's own words for a chunk whose length is no number that it knows.
            throw new ProblemException(new Problem(StatusCodes.Status400BadRequest, "The body is not valid HTTP.") { Batch = batches.Number });
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested)
        {
            throw TookTooLong(StatusCodes.Status408RequestTimeout, "arrive", batches.Number);
        }
    }

    private async Task<ReadOnlyMemory<byte>> MeasureAsync(Job job, ReadOnlyMemory<byte> batch, int number, CancellationToken time)
    {
        try
        {
            await _cores.WaitAsync(time);
        }
        catch (OperationCanceledException)
        {
            throw TookTooLong(StatusCodes.Status503ServiceUnavailable, "get its turn among others", number);
        }

        try
        {
            // A thread of its own: a long batch must not hold one that other requests are answered on.
            return await Task.Factory.StartNew(
                () => Measure(job, batch, number, time), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        catch (OperationCanceledException)
        {
            throw TookTooLong(StatusCodes.Status413PayloadTooLarge, "be measured", number);
        }
        finally
        {
            _cores.Release();
        }
    }

    private static ReadOnlyMemory<byte> Measure(Job job, ReadOnlyMemory<byte> batch, int number, CancellationToken time)
    {
        try
        {
            NetAreaRequest request = job.Encoding.Read(job.Reader, batch);
            MeasuredBatch measured = job.Measurement.Measure(request.Batch, request.Question.Receipts, time);
            PlacedFault[] faults = request.Question.OnFault == FaultRule.Refuse ? [.. PlacedFault.All(measured)] : [];
            return faults.Length == 0 ? job.Encoding.Write(document => AreaAnswer.Write(document, measured)) : throw Faulty(faults, number);
        }
        catch (MalformedInputException e)
        {
            throw Malformed(e, number);
        }
        catch (InputTooLargeException e)
        {
            throw new ProblemException(new Problem(StatusCodes.Status413PayloadTooLarge, $"Batch {number}: {e.Message}.")
            {
                Batch = number,
                Place = e.Place,
            });
        }
    }

    private static ProblemException Faulty(PlacedFault[] faults, int number)
    {
        string others = faults.Length > 1 ? $" There are {faults.Length - 1} more faults." : string.Empty;
        return new ProblemException(new Problem(
            StatusCodes.Status422UnprocessableEntity,
            $"Batch {number}: {faults[0]}.{others} With onFault=report the batch is measured as far as it can be.")
        {
            Batch = number,
            Place = $"{faults[0].Role} {faults[0].Index}",
            Faults = faults,
        });
    }

    private static ProblemException Malformed(MalformedInputException e, int number) =>
        new(new Problem(StatusCodes.Status400BadRequest, $"Batch {number}: {e.Message}.")
        {
            Batch = number,
            Place = e.Place.Length > 0 ? e.Place : null,
        });

    private ProblemException TookTooLong(int status, string what, int number) => new(new Problem(
        status, $"Batch {number} took too long to {what}: a request has {limits.Time.TotalSeconds} seconds; send less at a time.")
    {
        Batch = number,
    });

    private sealed record Job(AreaQuestion Question, BatchEncoding Encoding, NetAreaRequestReader Reader, BatchMeasurement Measurement);
}
