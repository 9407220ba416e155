using SpaceGeo.Exchange.Documents;
using SpaceGeo.Exchange.Flat;
using SpaceGeo.Exchange.GeoJson;

namespace SpaceGeo.Exchange.Requests;

/// <summary>
/// Reads a request for net areas. A document is one of these: <c>{"inputs": {…}}</c>, as OGC API – Processes has it; the inputs alone; a
/// FeatureCollection whose features say by <c>role</c> whether they are rooms or obstacles. Inputs are <c>rooms</c> and, if there are any,
/// <c>obstacles</c>, each a FeatureCollection or flat arrays; <c>receipts</c>; and <c>onFault</c>.
/// </summary>
/// <param name="defaults">What is asked where the document does not say it.</param>
/// <param name="limits">What is too large.</param>
public sealed class NetAreaRequestReader(AreaQuestion defaults, BatchLimits limits)
{
    /// <summary>Inputs by name.</summary>
    public static IReadOnlyList<string> Inputs { get; } = ["rooms", "obstacles", "receipts", "onFault"];

    /// <summary>Name of the output.</summary>
    public const string Output = "areas";

    /// <summary>Reads JSON.</summary>
    /// <param name="text">UTF-8.</param>
    /// <returns>The request.</returns>
    /// <exception cref="MalformedInputException">It cannot be read.</exception>
    /// <exception cref="InputTooLargeException">A shape has too many vertices.</exception>
    public NetAreaRequest ReadJson(ReadOnlyMemory<byte> text) => JsonValue.Read(text, Read);

    /// <summary>Reads MessagePack.</summary>
    /// <param name="bytes">One whole value.</param>
    /// <returns>The request.</returns>
    /// <exception cref="MalformedInputException">It cannot be read.</exception>
    /// <exception cref="InputTooLargeException">A shape has too many vertices.</exception>
    public NetAreaRequest ReadMessagePack(ReadOnlyMemory<byte> bytes) => Read(new MessagePackValue(bytes, 0));

    private NetAreaRequest Read<T>(T document)
        where T : struct, IDocumentValue<T>
    {
        if (document.Kind != DocumentKind.Map)
        {
            throw new MalformedInputException(string.Empty, "a batch must be a map: inputs with rooms, or a GeoJSON FeatureCollection");
        }

        if (document.TryGetMember("type", out _))
        {
            var builder = new BatchBuilder("feature", limits);
            new FeatureReader(builder).Read(document);
            return new NetAreaRequest(builder.Build(), defaults);
        }

        if (!document.TryGetMember("inputs", out T inputs))
        {
            return ReadInputs(document);
        }

        CheckExecution(document);
        return inputs.Kind == DocumentKind.Map ? ReadInputs(inputs) : throw new MalformedInputException("inputs", "this must be a map");
    }

    // An execution request may ask for outputs and for the form of the answer: there is one of each.
    private static void CheckExecution<T>(T document)
        where T : struct, IDocumentValue<T>
    {
        foreach ((string name, T value) in document.Members())
        {
            bool isPossible = name switch
            {
                "inputs" => true,
                "outputs" => value.Kind == DocumentKind.Map && value.Members().All(o => o.Key == Output),
                "response" => value.Kind == DocumentKind.Text && value.Text == "raw",
                _ => false,
            };
            if (!isPossible)
            {
                throw new MalformedInputException(
                    name, $"beside inputs there may be outputs, with {Output} alone, and response, which must be raw: the areas are the answer");
            }
        }
    }

    private NetAreaRequest ReadInputs<T>(T inputs)
        where T : struct, IDocumentValue<T>
    {
        if (inputs.Members().FirstOrDefault(m => !Inputs.Contains(m.Key)).Key is string unknown)
        {
            throw new MalformedInputException(unknown, $"this is no input; these are: {string.Join(", ", Inputs)}");
        }

        var builder = new BatchBuilder("feature", limits);
        if (!inputs.TryGetMember("rooms", out T rooms) || rooms.Kind == DocumentKind.Nil)
        {
            throw new MalformedInputException("rooms", "there are none; this must be a FeatureCollection or flat arrays");
        }

        ReadShapes(rooms, "rooms", "room", builder);
        if (inputs.TryGetMember("obstacles", out T obstacles) && obstacles.Kind != DocumentKind.Nil)
        {
            ReadShapes(obstacles, "obstacles", "obstacle", builder);
        }

        return new NetAreaRequest(builder.Build(), new AreaQuestion(Receipts(inputs), OnFault(inputs)));
    }

    private static void ReadShapes<T>(T given, string collection, string role, BatchBuilder builder)
        where T : struct, IDocumentValue<T>
    {
        if (given.Kind != DocumentKind.Map)
        {
            throw new MalformedInputException(collection, "this must be a FeatureCollection or flat arrays");
        }

        if (given.TryGetMember("href", out _))
        {
            throw new MalformedInputException(collection, "addresses are not followed; send the shapes themselves");
        }

        // OGC API – Processes lets an input say its media type, and puts its value beside that.
        T shapes = given.TryGetMember("value", out T value) ? value : given;
        if (FlatReader.IsFlat(shapes))
        {
            new FlatReader(builder, collection).Read(shapes);
        }
        else
        {
            new FeatureReader(builder, collection + ", ", role).Read(shapes);
        }
    }

    private bool Receipts<T>(T inputs)
        where T : struct, IDocumentValue<T>
    {
        if (!inputs.TryGetMember("receipts", out T value))
        {
            return defaults.Receipts;
        }

        return value.Kind == DocumentKind.Boolean ? value.Boolean : throw new MalformedInputException("receipts", "this must be true or false");
    }

    private FaultRule OnFault<T>(T inputs)
        where T : struct, IDocumentValue<T>
    {
        if (!inputs.TryGetMember("onFault", out T value))
        {
            return defaults.OnFault;
        }

        return value.Kind == DocumentKind.Text && Words.FaultRule(value.Text) is FaultRule rule
            ? rule
            : throw new MalformedInputException("onFault", "this must be refuse or report");
    }
}
