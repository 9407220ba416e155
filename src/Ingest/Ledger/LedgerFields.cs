using System.Globalization;
using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Ingest.Ledger;

/// <summary>Reads the fields of ledger files.</summary>
internal static class LedgerFields
{
    private const int LongestText = 1000;

    private static readonly string[] Dates = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy'年'M'月'd'日'"];

    private static readonly string[] Yes = ["true", "yes", "y", "1", "是", "有"];

    private static readonly string[] No = ["false", "no", "n", "0", "否", "无"];

    /// <summary>The value of a field.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="text">The field.</param>
    /// <param name="cause">What is wrong with it, or null.</param>
    /// <returns>The value, as the column's type says; null for nothing.</returns>
    public static object? Read(LedgerColumn column, string text, out string? cause)
    {
        cause = null;
        text = text.Trim();
        if (text.Length == 0)
        {
            cause = column.IsRequired ? "is empty" : null;
            return column.Default;
        }

        object? value = column.Type switch
        {
            LedgerValueType.Text => Text(text),
            LedgerValueType.Count => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : null,
            LedgerValueType.Amount => Number(text) is >= 0 and double amount ? amount : null,
            LedgerValueType.Degrees => Number(text) is >= -180 and <= 180 and double degrees ? degrees : null,
            LedgerValueType.Date => Day(text),
            LedgerValueType.Flag => Flag(text),
            LedgerValueType.Word => column.Word!(text),
        };
        if (value is null)
        {
            // A name is not repeated: messages go to people who may not read it.
            cause = column.IsPersonal ? "is no text that can be stored" : $"'{Shown(text)}' is no {Wanted(column)}";
        }

        return value;
    }

    private static bool? Flag(string text) =>
        Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? true : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? false : null;

    private static string? Text(string text) =>
        text.Length <= LongestText && !text.Any(c => char.IsControl(c) || c == '\uFFFD' || char.IsSurrogate(c) && !IsPaired(text)) ? text : null;

    private static bool IsPaired(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value)
            ? value
            : null;

    // The first and the last day of the calendar stand for no bound and are not dates that a file may give.
    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        && day > DateOnly.MinValue && day < DateOnly.MaxValue
            ? day
            : null;

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static string Wanted(LedgerColumn column) => column.Type switch
    {
        LedgerValueType.Text => $"text of at most {LongestText} characters without control characters",
        LedgerValueType.Count => "whole number from 0",
        LedgerValueType.Amount => "number from 0; write 1234.5",
        LedgerValueType.Degrees => "longitude or latitude in degrees; write 120.585",
        LedgerValueType.Date => "day; write 2026-01-31",
        LedgerValueType.Flag => "yes or no; write true (是) or false (否)",
        LedgerValueType.Word => $"word that stands here; these do: {column.Expected}",
    };
}
