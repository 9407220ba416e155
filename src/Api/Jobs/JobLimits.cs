using System.Globalization;
using System.Text.Json;

namespace SpaceGeo.Api.Jobs;

/// <summary>How much jobs may ask.</summary>
public sealed record JobLimits
{
    /// <summary>Jobs that this server works on at a time; a solver uses a core. 0 leaves them to other servers.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>Jobs that may wait; more are refused with 503.</summary>
    public int Waiting { get; init; } = 100;

    /// <summary>Bytes of an order.</summary>
    public long BodyBytes { get; init; } = 1 << 20;

    /// <summary>How long a job may take.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>How often a job is begun whose server ends in the midst of it, without being told to.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>The limits in a sentence.</summary>
    internal string InWords() => string.Create(
        CultureInfo.InvariantCulture,
        $"The work is done by a job, {AtOnce} at a time on each server; {Waiting} may wait. An order may hold {BodyBytes:N0} bytes; a job may take {Time.TotalSeconds:N0} seconds.");

    /// <summary>Writes the limits.</summary>
    /// <param name="json">Inside an object.</param>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("limits");
        json.WriteNumber("bodyBytes", BodyBytes);
        json.WriteNumber("waiting", Waiting);
        json.WriteNumber("atOnce", AtOnce);
        json.WriteNumber("seconds", Time.TotalSeconds);
        json.WriteEndObject();
    }
}
