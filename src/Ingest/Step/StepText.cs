using System.Globalization;
using System.Text;
using System.Text.Unicode;
using SpaceGeo.Ingest.Step.Encodings;

namespace SpaceGeo.Ingest.Step;

/// <summary>Decodes strings of the clear text encoding (ISO 10303-21, 6.4.3).</summary>
/// <param name="file">The file that the strings are from; it says in which encoding raw bytes are.</param>
internal sealed class StepText(byte[] file)
{
    private readonly Lazy<FileEncoding> _encoding = new(() => FileEncoding.Of(file));

    static StepText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of strings that are neither ASCII nor UTF-8; null where none has been met.</summary>
    public FileEncoding? Foreign => _encoding is { IsValueCreated: true, Value.Raw: not null } ? _encoding.Value : null;

    /// <summary>The characters of a string.</summary>
    /// <param name="raw">What lies between the quotes.</param>
    /// <returns>The decoded string, line breaks taken out: they are no part of a string.</returns>
    public string Decode(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0 && raw.IndexOfAny((byte)'\\', (byte)'\'') < 0)
        {
            return Encoding.ASCII.GetString(raw);
        }

        var result = new StringBuilder(raw.Length);
        int page = 1;
        int i = 0;
        while (i < raw.Length)
        {
            byte here = raw[i];
            if (here == '\\')
            {
                i += Directive(raw[i..], result, ref page);
            }
            else if (here == '\'')
            {
                result.Append('\'');
                i += 2; // A quote inside of a string stands twice.
            }
            else if (here >= 0x80)
            {
                i += Raw(raw, i, result);
            }
            else
            {
                if (here is not ((byte)'\r' or (byte)'\n'))
                {
                    result.Append((char)here);
                }

                i++;
            }
        }

        return Paired(result.ToString());
    }

    // Halves of surrogate pairs that \X2\ gives without their other half: no program takes them, least of all a database.
    private static string Paired(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
        ? string.Concat(text.EnumerateRunes())
        : text;

    // The directive at the start of the span; returns its length. One that is not of the standard is left as it stands.
    private static int Directive(ReadOnlySpan<byte> raw, StringBuilder result, ref int page)
    {
        if (raw.StartsWith("\\\\"u8))
        {
            result.Append('\\');
            return 2;
        }

        if (raw.StartsWith("\\S\\"u8) && raw.Length > 3)
        {
            byte high = (byte)(raw[3] | 0x80);
            result.Append(Encoding.GetEncoding($"iso-8859-{page}").GetString([high]));
            return raw[3..].StartsWith("''"u8) ? 5 : 4;
        }

        if (raw.Length > 3 && raw[1] == 'P' && raw[3] == '\\' && raw[2] is >= (byte)'A' and <= (byte)'I')
        {
            page = raw[2] - 'A' + 1;
            return 4;
        }

        if (raw.StartsWith("\\X\\"u8) && TryHex(raw[3..], 2, out int latin))
        {
            result.Append((char)latin);
            return 5;
        }

        return raw.StartsWith("\\N\\"u8) || raw.StartsWith("\\F\\"u8)
            ? 3 // New line and form feed for printers; no part of the string.
            : Wide(raw, result);
    }

    private static int Wide(ReadOnlySpan<byte> raw, StringBuilder result)
    {
        int width = raw.StartsWith("\\X2\\"u8) ? 4 : raw.StartsWith("\\X4\\"u8) ? 8 : 0;
        if (width == 0)
        {
            result.Append('\\');
            return 1;
        }

        int i = 4;
        while (TryHex(raw[i..], width, out int code))
        {
            if (width == 4)
            {
                result.Append((char)code);
            }
            else
            {
                result.Append(Rune.TryCreate(code, out Rune rune) ? rune.ToString() : "\uFFFD");
            }

            i += width;
        }

        return raw[i..].StartsWith("\\X0\\"u8) ? i + 4 : i;
    }

    private static bool TryHex(ReadOnlySpan<byte> raw, int digits, out int code)
    {
        code = 0;
        return raw.Length >= digits
            && int.TryParse(raw[..digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
    }

    // Characters that begin with a byte above 0x7F, as many as stand in a row; returns how many bytes they have.
    private int Raw(ReadOnlySpan<byte> raw, int start, StringBuilder result)
    {
        FileEncoding encoding = _encoding.Value;
        RawEncoding? foreign = encoding.IsMixed && Utf8.IsValid(raw) ? null : encoding.Raw;
        int end = start;
        while (end < raw.Length && raw[end] >= 0x80)
        {
            end += foreign?.LengthAt(raw, end) ?? 1;
        }

        result.Append((foreign?.Decoder ?? Encoding.UTF8).GetString(raw[start..end]));
        return end - start;
    }
}
