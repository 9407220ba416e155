using System.Globalization;

namespace SpaceGeo.Exchange.Documents;

/// <summary>Finds where a JSON object ends by its brackets and quotes; whether it is well-formed is not looked at.</summary>
public sealed class JsonExtent : IDocumentExtent
{
    private int _at;
    private int _depth;
    private bool _isInText;
    private bool _isEscaped;

    /// <inheritdoc/>
    public long Least => _at + _depth;

    /// <inheritdoc/>
    public int Find(ReadOnlySpan<byte> bytes)
    {
        if (_at == 0 && !bytes.IsEmpty && bytes[0] != (byte)'{')
        {
            throw new MalformedInputException(string.Empty, string.Create(
                CultureInfo.InvariantCulture, $"a JSON object must begin here, with {{ and not with byte {bytes[0]:x2}"));
        }

        while (_at < bytes.Length)
        {
            if (_isInText)
            {
                SkipText(bytes);
                continue;
            }

            switch (bytes[_at++])
            {
                case (byte)'"':
                    _isInText = true;
                    break;
                case (byte)'{' or (byte)'[':
                    _depth++;
                    break;
                case (byte)'}' or (byte)']':
                    _depth--;
                    if (_depth == 0)
                    {
                        return _at;
                    }

                    break;
            }
        }

        return -1;
    }

    // To behind the closing quote, or to the end of what has arrived, which may be a backslash.
    private void SkipText(ReadOnlySpan<byte> bytes)
    {
        if (_isEscaped)
        {
            _at++;
            _isEscaped = false;
            return;
        }

        int next = bytes[_at..].IndexOfAny((byte)'"', (byte)'\\');
        if (next < 0)
        {
            _at = bytes.Length;
            return;
        }

        _at += next + 1;
        _isInText = bytes[_at - 1] != (byte)'"';
        _isEscaped = _isInText;
    }
}
