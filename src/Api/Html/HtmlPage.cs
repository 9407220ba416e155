using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Html;

/// <summary>A plain page: everything that is written is escaped, nothing is loaded from elsewhere.</summary>
internal sealed class HtmlPage
{
    // Fields that were left empty are not sent: an empty text would be a filter of its own.
    private const string Script =
        "addEventListener('submit',e=>{for(const f of e.target.elements)if(f.name&&!f.value){f.disabled=true;setTimeout(()=>f.disabled=false)}})";

    // This script and no other runs, on pages with a form.
    private static readonly string Policy =
        $"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'; img-src 'self'; form-action 'self'; base-uri 'none'";

    private const string Style =
        """
        body{font:15px/1.5 system-ui,sans-serif;color:#1c2530;max-width:100rem;margin:0 auto;padding:1rem 1.5rem 3rem}
        nav{font-size:.9rem;color:#667}a{color:#0b62a8;text-decoration:none}a:hover{text-decoration:underline}
        h1{font-size:1.6rem;margin:.6rem 0}h2{font-size:1.15rem;margin:1.6rem 0 .4rem}
        .scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem}
        th,td{text-align:left;padding:.25rem .7rem;border-bottom:1px solid #dde3ea;vertical-align:top;white-space:nowrap}
        th{background:#f3f6f9}td.number{text-align:right;font-variant-numeric:tabular-nums}.empty{color:#99a}
        """;

    private readonly StringBuilder _body = new();
    private readonly string _title;
    private bool _hasForm;

    /// <summary>Begins a page.</summary>
    /// <param name="title">Heading.</param>
    /// <param name="above">The pages above this one, from the landing page.</param>
    public HtmlPage(string title, params IEnumerable<(string Text, string Href)> above)
    {
        _title = title;
        _body.Append("<nav>");
        string before = string.Empty;
        foreach ((string text, string href) in above)
        {
            _body.Append(before);
            AppendLink(text, href);
            before = " / ";
        }

        _body.Append("</nav>\n<h1>").Append(Escape(title)).Append("</h1>\n");
    }

    public HtmlPage Heading(string text)
    {
        _body.Append("<h2>").Append(Escape(text)).Append("</h2>\n");
        return this;
    }

    public HtmlPage Paragraph(string text)
    {
        _body.Append("<p>").Append(Escape(text)).Append("</p>\n");
        return this;
    }

    public HtmlPage Links(params IEnumerable<(string Text, string Href)> links)
    {
        _body.Append("<ul>\n");
        foreach ((string text, string href) in links)
        {
            _body.Append("<li>");
            AppendLink(text, href);
            _body.Append("</li>\n");
        }

        _body.Append("</ul>\n");
        return this;
    }

    /// <summary>A list of sentences.</summary>
    /// <param name="texts">The sentences.</param>
    public HtmlPage Lines(IEnumerable<string> texts)
    {
        _body.Append("<ul>\n");
        foreach (string text in texts)
        {
            _body.Append("<li>").Append(Escape(text)).Append("</li>\n");
        }

        _body.Append("</ul>\n");
        return this;
    }

    /// <summary>A picture of this server.</summary>
    /// <param name="text">What it shows.</param>
    /// <param name="href">Its address.</param>
    public HtmlPage Image(string text, string href)
    {
        _body.Append("<div class=\"scroll\"><a href=\"").Append(Escape(href)).Append("\"><img loading=\"lazy\" alt=\"").Append(Escape(text))
            .Append("\" src=\"").Append(Escape(href)).Append("\"></a></div>\n");
        return this;
    }

    /// <summary>A table.</summary>
    /// <param name="columns">Headings.</param>
    /// <param name="rows">Cells: a string, number, day, instant, list of texts, null, or an <see cref="HtmlLink"/>.</param>
    public HtmlPage Table(IEnumerable<string> columns, IEnumerable<IEnumerable<object?>> rows)
    {
        _body.Append("<div class=\"scroll\"><table>\n<tr>");
        foreach (string column in columns)
        {
            _body.Append("<th>").Append(Escape(column)).Append("</th>");
        }

        _body.Append("</tr>\n");
        foreach (IEnumerable<object?> row in rows)
        {
            _body.Append("<tr>");
            foreach (object? cell in row)
            {
                AppendCell(cell);
            }

            _body.Append("</tr>\n");
        }

        _body.Append("</table></div>\n");
        return this;
    }

    /// <summary>A form that asks an address.</summary>
    /// <param name="action">The address.</param>
    /// <param name="fields">Names and meanings.</param>
    public HtmlPage Form(string action, IEnumerable<(string Name, string Meaning)> fields)
    {
        _hasForm = true;
        _body.Append("<details><summary>Try it</summary><form method=\"get\" action=\"").Append(Escape(action)).Append("\"><table>\n");
        foreach ((string name, string meaning) in fields)
        {
            _body.Append("<tr><td><label>").Append(Escape(name)).Append(" <input name=\"").Append(Escape(name)).Append("\"></label></td><td>")
                .Append(Escape(meaning)).Append("</td></tr>\n");
        }

        _body.Append("</table><button>Ask</button></form></details>\n");
        return this;
    }

    /// <summary>Answers with the page.</summary>
    /// <param name="context">The request.</param>
    public async Task WriteAsync(HttpContext context)
    {
        string page = $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Escape(_title)}{(_title == "SpaceGeo" ? string.Empty : " – SpaceGeo")}</title><style>{Style}</style></head>
            <body>{_body}{(_hasForm ? $"<script>{Script}</script>" : string.Empty)}</body></html>

            """;
        byte[] bytes = Encoding.UTF8.GetBytes(page);
        context.Response.ContentType = MediaTypes.Html + "; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.ContentSecurityPolicy = Policy;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private void AppendCell(object? cell)
    {
        switch (cell)
        {
            case null:
                _body.Append("<td class=\"empty\">–</td>");
                break;
            case HtmlLink link:
                _body.Append("<td>");
                AppendLink(link.Text, link.Href);
                _body.Append("</td>");
                break;
            case double number:
                _body.Append("<td class=\"number\">").Append(number.ToString("0.000", CultureInfo.InvariantCulture)).Append("</td>");
                break;
            case int or long:
                var whole = (IFormattable)cell;
                _body.Append("<td class=\"number\">").Append(whole.ToString(null, CultureInfo.InvariantCulture)).Append("</td>");
                break;
            case DateOnly day:
                _body.Append("<td>").Append(TimeText.Of(day)).Append("</td>");
                break;
            case DateTime instant:
                _body.Append("<td>").Append(TimeText.Of(instant)).Append("</td>");
                break;
            case string[] texts:
                _body.Append("<td>").AppendJoin("<br>", texts.Select(Escape)).Append("</td>");
                break;
            default:
                _body.Append("<td>").Append(Escape(cell.ToString() ?? "")).Append("</td>");
                break;
        }
    }

    private void AppendLink(string text, string href) =>
        _body.Append("<a href=\"").Append(Escape(href)).Append("\">").Append(Escape(text)).Append("</a>");

    private static string Escape(string text) => HtmlEncoder.Default.Encode(text);
}

/// <summary>A link in a cell.</summary>
/// <param name="Text">What is read.</param>
/// <param name="Href">Where it leads.</param>
internal sealed record HtmlLink(string Text, string Href);
