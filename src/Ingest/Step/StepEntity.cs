namespace SpaceGeo.Ingest.Step;

/// <summary>A decoded instance. Attributes are read by their position; a wrong kind is an error that names file, line and entity.</summary>
public sealed class StepEntity
{
    private readonly StepFile _file;
    private readonly StepValue[] _values;

    internal StepEntity(StepFile file, long label, string type, StepValue[] values, IReadOnlyList<StepEntity> parts)
    {
        _file = file;
        Label = label;
        Type = type;
        _values = values;
        Parts = parts;
    }

    /// <summary>The number behind <c>#</c>.</summary>
    public long Label { get; }

    /// <summary>The type in upper case; empty for a complex instance.</summary>
    public string Type { get; }

    /// <summary>The partial records of a complex instance; empty for a simple one.</summary>
    public IReadOnlyList<StepEntity> Parts { get; }

    /// <summary>Line of the file on which the instance begins, from 1.</summary>
    public int Line => _file.LineOf(Label);

    /// <summary>Number of attributes written.</summary>
    public int Count => _values.Length;

    /// <summary>An attribute as it is.</summary>
    /// <param name="attribute">Position from 0. One that the file does not write reads as null: older schemas end earlier.</param>
    public StepValue this[int attribute] => attribute < _values.Length ? _values[attribute] : StepValue.OfNull();

    /// <summary>A number.</summary>
    /// <param name="attribute">Position from 0.</param>
    /// <returns>The value.</returns>
    /// <exception cref="StepException">It is no number.</exception>
    public double Real(int attribute) => this[attribute].Number ?? throw Wrong(attribute, "a number");

    /// <summary>A number that may be missing.</summary>
    /// <param name="attribute">Position from 0.</param>
    /// <returns>The value, or null.</returns>
    /// <exception cref="StepException">It is something else.</exception>
    public double? OptionalReal(int attribute) => this[attribute].HasValue ? Real(attribute) : null;

    /// <summary>A string that may be missing.</summary>
    /// <param name="attribute">Position from 0.</param>
    /// <returns>The string; empty when missing.</returns>
    /// <exception cref="StepException">It is something else.</exception>
    public string Text(int attribute) =>
        this[attribute].HasValue ? this[attribute].Text ?? throw Wrong(attribute, "a string") : string.Empty;

    /// <summary>A word between dots that may be missing.</summary>
    /// <param name="attribute">Position from 0.</param>
    /// <returns>The word without dots; empty when missing.</returns>
    /// <exception cref="StepException">It is something else.</exception>
    public string Enumeration(int attribute) =>
        this[attribute].HasValue ? this[attribute].Enumeration ?? throw Wrong(attribute, "an enumeration") : string.Empty;

    /// <summary>The instance that an attribute refers to.</summary>
    /// <param name="attribute">Position from 0.</param>
    /// <returns>The decoded instance.</returns>
    /// <exception cref="StepException">It is no reference, or one to nothing.</exception>
    public StepEntity Entity(int attribute) => Resolve(attribute, this[attribute].Reference ?? throw Wrong(attribute, "a reference"));

    /// <summary>The instance that an attribute refers to, if any.</summary>
    /// <param name="attribute">Position from 0.</param>
    /// <returns>The decoded instance, or null.</returns>
    /// <exception cref="StepException">It is something else, or a reference to nothing.</exception>
    public StepEntity? OptionalEntity(int attribute) => this[attribute].HasValue ? Entity(attribute) : null;

    /// <summary>The labels in a list of references.</summary>
    /// <param name="attribute">Position from 0; a missing list reads as empty, a single reference as a list of one.</param>
    /// <returns>The labels.</returns>
    /// <exception cref="StepException">A member is no reference.</exception>
    public long[] References(int attribute)
    {
        StepValue value = this[attribute];
        if (!value.HasValue)
        {
            return [];
        }

        if (value.Reference is long single)
        {
            return [single];
        }

        long[] labels = new long[value.List.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = value.List[i].Reference ?? throw Wrong(attribute, "a list of references");
        }

        return labels;
    }

    /// <summary>The instances in a list of references.</summary>
    /// <param name="attribute">Position from 0.</param>
    /// <returns>The decoded instances.</returns>
    /// <exception cref="StepException">A member is no reference, or one to nothing.</exception>
    public IEnumerable<StepEntity> Entities(int attribute) => References(attribute).Select(label => Resolve(attribute, label));

    /// <summary>The numbers in a list.</summary>
    /// <param name="attribute">Position from 0.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="StepException">It is no list of numbers.</exception>
    public double[] Reals(int attribute)
    {
        ReadOnlySpan<StepValue> list = this[attribute].List;
        double[] numbers = new double[list.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = list[i].Number ?? throw Wrong(attribute, "a list of numbers");
        }

        return numbers;
    }

    /// <summary>An error at this instance.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="fault">Of which family it is.</param>
    /// <returns>The exception to throw.</returns>
    public StepException Error(string problem, StepFault fault = StepFault.Attribute) => _file.Error(Label, problem, fault);

    /// <inheritdoc/>
    public override string ToString() => $"#{Label}={Type}";

    private StepEntity Resolve(int attribute, long label) => _file.Contains(label)
        ? _file.Entity(label)
        : throw Error($"attribute {attribute + 1} refers to #{label}, which the file does not have", StepFault.Dangling);

    private StepException Wrong(int attribute, string expected) => Error($"attribute {attribute + 1} is {this[attribute]}, expected {expected}");
}
