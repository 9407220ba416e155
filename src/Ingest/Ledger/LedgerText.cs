using System.Text;
using System.Text.Unicode;

namespace SpaceGeo.Ingest.Ledger;

/// <summary>In which encoding a ledger file is written.</summary>
internal static class LedgerText
{
    private const int Gb18030 = 54936;
    private const int Block = 1 << 16;

    // Bytes that stand for nothing become a character that no field may have; by itself the encoding makes them question marks.
    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding(
        Gb18030, EncoderFallback.ExceptionFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <summary>UTF-8 for a file that is nothing else, GB18030 for any other; a byte order mark of UTF-16 is left to the reader.</summary>
    /// <param name="file">The file, from its beginning; it is wound back.</param>
    /// <returns>The encoding, or null for the reader's own choice.</returns>
    public static Encoding? EncodingOf(Stream file)
    {
        byte[] block = new byte[Block];
        int kept = 0;
        bool isUtf8 = true;
        int begin = file.Read(block, 0, 2);
        bool isUtf16 = begin == 2 && (block[0], block[1]) is (0xFF, 0xFE) or (0xFE, 0xFF);
        file.Position = 0;
        while (isUtf8 && !isUtf16 && file.Read(block, kept, Block - kept) is > 0 and int read)
        {
            int length = kept + read;
            int whole = length - CutLength(block.AsSpan(0, length));
            isUtf8 = Utf8.IsValid(block.AsSpan(0, whole));
            block.AsSpan(whole, length - whole).CopyTo(block);
            kept = length - whole;
        }

        file.Position = 0;
        return (isUtf8 && kept == 0) || isUtf16 ? null : Chinese;
    }

    // Bytes of a character that goes on in the next block.
    private static int CutLength(ReadOnlySpan<byte> text)
    {
        for (int back = 1; back <= Math.Min(3, text.Length); back++)
        {
            byte lead = text[^back];
            if (lead >= 0xC0)
            {
                int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
                return length > back ? back : 0;
            }

            if (lead < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }
}
