using System.Globalization;

namespace SpaceGeo.Ingest.Step;

/// <summary>What a parameter of an entity is.</summary>
public enum StepKind
{
    /// <summary><c>$</c>: no value.</summary>
    Null,

    /// <summary><c>*</c>: derived by the schema.</summary>
    Derived,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number.</summary>
    Real,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A word between dots; also the logical values.</summary>
    Enumeration,

    /// <summary>A reference to an instance.</summary>
    Reference,

    /// <summary>Hexadecimal digits behind the digit of unused bits.</summary>
    Binary,

    /// <summary>A list.</summary>
    List,

    /// <summary>A value with its type, as <c>IFCLABEL('a')</c>.</summary>
    Typed,
}

/// <summary>One parameter of an entity.</summary>
public readonly struct StepValue
{
    // Messages show the beginning of a value; a list or a string may fill the file.
    private const int LongestShown = 10;

    // An integer, a label, or the bits of a real: values are made by the million.
    private readonly long _number;
    private readonly object? _content;

    private StepValue(StepKind kind, long number, object? content)
    {
        Kind = kind;
        _number = number;
        _content = content;
    }

    /// <summary>What the parameter is.</summary>
    public StepKind Kind { get; }

    /// <summary>Whether there is a value: neither <c>$</c> nor <c>*</c>.</summary>
    public bool HasValue => Kind is not (StepKind.Null or StepKind.Derived);

    /// <summary>The number, of an integer or a real; of a typed value that of its content. Null for all else, also for one like 1.E400 that no
    /// double holds.</summary>
    public double? Number => Kind switch
    {
        StepKind.Real => double.IsFinite(Double) ? Double : null,
        StepKind.Integer => _number,
        StepKind.Typed => Content.Number,
        StepKind.Null or StepKind.Derived or StepKind.Text or StepKind.Enumeration or StepKind.Reference or StepKind.Binary
            or StepKind.List => null,
    };

    /// <summary>The whole number; null for all else.</summary>
    public long? Integer => Kind == StepKind.Integer ? _number : Kind == StepKind.Typed ? Content.Integer : null;

    /// <summary>The decoded string, of a string or a typed string; null for all else.</summary>
    public string? Text => Kind == StepKind.Text ? (string)_content! : Kind == StepKind.Typed ? Content.Text : null;

    /// <summary>The word without its dots; null for all else.</summary>
    public string? Enumeration => Kind == StepKind.Enumeration ? (string)_content! : Kind == StepKind.Typed ? Content.Enumeration : null;

    /// <summary>The digits of a binary without quotes; null for all else.</summary>
    public string? Binary => Kind == StepKind.Binary ? (string)_content! : null;

    /// <summary>The label of the instance referred to; null for all else.</summary>
    public long? Reference => Kind == StepKind.Reference ? _number : null;

    /// <summary>The members of a list; empty for all else.</summary>
    public ReadOnlySpan<StepValue> List => Kind == StepKind.List ? (StepValue[])_content! : Kind == StepKind.Typed ? Content.List : [];

    /// <summary>The type of a typed value, in upper case; empty for all else.</summary>
    public string TypeName => Kind == StepKind.Typed ? ((TypedContent)_content!).TypeName : string.Empty;

    private double Double => BitConverter.Int64BitsToDouble(_number);

    private StepValue Content => ((TypedContent)_content!).Value;

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        StepKind.Null => "$",
        StepKind.Derived => "*",
        StepKind.Integer => _number.ToString(CultureInfo.InvariantCulture),
        StepKind.Real => Double.ToString("R", CultureInfo.InvariantCulture),
        StepKind.Text => $"'{Short((string)_content!)}'",
        StepKind.Enumeration => $".{_content}.",
        StepKind.Reference => $"#{_number}",
        StepKind.Binary => $"\"{_content}\"",
        StepKind.List => $"({string.Join(',', ((StepValue[])_content!).Take(LongestShown))}{(List.Length > LongestShown ? ",…" : string.Empty)})",
        StepKind.Typed => $"{TypeName}({Content})",
    };

    private static string Short(string text) => text.Length > LongestShown * 8 ? text[..(LongestShown * 8)] + "…" : text;

    internal static StepValue OfNull() => default;

    internal static StepValue OfDerived() => new(StepKind.Derived, 0, null);

    internal static StepValue OfInteger(long value) => new(StepKind.Integer, value, null);

    internal static StepValue OfReal(double value) => new(StepKind.Real, BitConverter.DoubleToInt64Bits(value), null);

    internal static StepValue OfText(string value) => new(StepKind.Text, 0, value);

    internal static StepValue OfEnumeration(string value) => new(StepKind.Enumeration, 0, value);

    internal static StepValue OfReference(long label) => new(StepKind.Reference, label, null);

    internal static StepValue OfBinary(string digits) => new(StepKind.Binary, 0, digits);

    internal static StepValue OfList(StepValue[] members) => new(StepKind.List, 0, members);

    internal static StepValue OfTyped(string typeName, StepValue value) => new(StepKind.Typed, 0, new TypedContent(typeName, value));

    private sealed record TypedContent(string TypeName, StepValue Value);
}
