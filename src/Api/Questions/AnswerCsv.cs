using System.Globalization;
using CsvHelper;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Questions;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Questions;

/// <summary>Rows of answers as CSV (RFC 4180): UTF-8, a header, numbers with a point, lists with a blank between.</summary>
internal sealed class AnswerCsv(Stream output, IReadOnlyList<AnswerColumn> columns, Address address) : IAsyncDisposable
{
    private readonly CsvWriter _writer = CsvWriter.Create(output, CsvWriterOptions.Default, leaveOpen: true);

    public void WriteHeader() => _writer.WriteRecord(columns.SelectMany(c => c.Type == AnswerType.RoomId
        ? (string[])[c.Name, RoomAddress.Column]
        : [c.Name]).ToArray());

    public void Write(IReadOnlyList<object?> values) => _writer.WriteRecord(columns.SelectMany((c, i) => c.Type == AnswerType.RoomId
        ? (string[])[Text(values[i]), RoomAddress.Of(address, values[i]) ?? string.Empty]
        : [Text(values[i])]).ToArray());

    public ValueTask FlushAsync(CancellationToken cancellation) => _writer.FlushAsync(cancellation);

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static string Text(object? value) => value switch
    {
        null => string.Empty,
        DateOnly day => TimeText.Of(day),
        bool flag => flag ? "true" : "false",
        string[] texts => string.Join(' ', texts),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)value,
    };
}
