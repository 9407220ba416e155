using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SpaceGeo.Api.Http;
using SpaceGeo.Ingest.Ledger;
using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Api.Ledger;

/// <summary>Ledger files that a client sent, in a folder of their own until they are imported; never in memory.</summary>
internal sealed class LedgerUpload : IDisposable
{
    private const int MostParts = 100;
    private const int LongestBoundary = 200;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spacegeo-ledger-");
    private readonly long _mostBytes;
    private readonly List<LedgerFile> _files = [];
    private long _bytes;
    private int _parts;

    private LedgerUpload(long mostBytes) => _mostBytes = mostBytes;

    /// <summary>The files, at most one of each kind.</summary>
    public IReadOnlyList<LedgerFile> Files => _files;

    /// <summary>Takes the body of a request: multipart/form-data with a file in each part, or a zip archive.</summary>
    /// <param name="context">The request.</param>
    /// <param name="mostBytes">Bytes of the body at most, and of the files that come out of an archive.</param>
    public static async Task<LedgerUpload> ReceiveAsync(HttpContext context, long mostBytes)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = mostBytes;
        var upload = new LedgerUpload(mostBytes);
        try
        {
            await upload.TakeAsync(context);
            return upload;
        }
        catch (BadHttpRequestException e)
        {
            upload.Dispose();
            throw new ProblemException(Problems.OfBody(e, mostBytes));
        }
        catch
        {
            upload.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task TakeAsync(HttpContext context)
    {
        MediaTypeHeaderValue? type = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out MediaTypeHeaderValue? parsed) ? parsed : null;
        if (type?.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
        {
            await TakePartsAsync(context, HeaderUtilities.RemoveQuotes(type.Boundary).Value);
        }
        else if (type?.MediaType.Equals(MediaTypes.Zip, StringComparison.OrdinalIgnoreCase) == true)
        {
            await TakeArchiveAsync(context);
        }
        else
        {
            throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType, $"Send the files as multipart/form-data, or in one archive as {MediaTypes.Zip}.");
        }

        if (_files.Count == 0)
        {
            throw ProblemException.BadRequest($"No file of a ledger was sent; these are: {string.Join(", ", LedgerTables.All.Select(t => t.FileName))}.");
        }
    }

    private async Task TakePartsAsync(HttpContext context, string? boundary)
    {
        if (string.IsNullOrEmpty(boundary) || boundary.Length > LongestBoundary)
        {
            throw ProblemException.BadRequest("The content type multipart/form-data needs a boundary.");
        }

        var reader = new MultipartReader(boundary, context.Request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                string? name = section.GetContentDispositionHeader()?.FileName.Value ?? section.GetContentDispositionHeader()?.Name.Value;
                await TakeAsync(HeaderUtilities.RemoveQuotes(name).Value ?? string.Empty, section.Body, context.RequestAborted);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException && e is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
        {
            throw ProblemException.BadRequest("The body is no multipart/form-data with the boundary that its content type names, or it ends too early.");
        }
    }

    private async Task TakeArchiveAsync(HttpContext context)
    {
        string path = Path.Combine(_folder.FullName, "archive");
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        await context.Request.Body.CopyToAsync(file, context.RequestAborted);
        file.Position = 0;
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            foreach (ZipArchiveEntry entry in archive.Entries.Where(e => e.Name.Length > 0))
            {
                await using Stream content = entry.Open();
                await TakeAsync(entry.Name, content, context.RequestAborted);
            }
        }
        catch (InvalidDataException)
        {
            throw ProblemException.BadRequest($"The body is no archive as {MediaTypes.Zip}, or it is damaged.");
        }
    }

    // The client's name chooses a kind of file and is used for nothing else.
    private async Task TakeAsync(string name, Stream content, CancellationToken cancellation)
    {
        if (++_parts > MostParts)
        {
            throw ProblemException.BadRequest($"More than {MostParts} files were sent.");
        }

        string plain = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        LedgerTable table = LedgerTables.All.FirstOrDefault(t => t.IsNamed(plain))
            ?? throw ProblemException.BadRequest(
                $"'{(plain.Length > 100 ? plain[..100] : plain)}' is no file of a ledger; these are: {string.Join(", ", LedgerTables.All.Select(t => $"{t.FileName} ({t.Chinese}.csv)"))}.");
        if (_files.Any(f => f.Table == table))
        {
            throw ProblemException.BadRequest($"{table.FileName} was sent twice.");
        }

        string path = Path.Combine(_folder.FullName, table.FileName);
        await using FileStream file = File.Create(path);
        byte[] block = new byte[1 << 16];
        while (await content.ReadAsync(block, cancellation) is > 0 and int read)
        {
            _bytes += read;
            if (_bytes > _mostBytes)
            {
                throw new ProblemException(StatusCodes.Status413PayloadTooLarge, $"The files are larger than {_mostBytes} bytes together; send less at a time.");
            }

            await file.WriteAsync(block.AsMemory(0, read), cancellation);
        }

        _files.Add(new LedgerFile(table, path));
    }
}
