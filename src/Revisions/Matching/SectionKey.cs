namespace SpaceGeo.Revisions.Matching;

/// <summary>A section of an element, equal to another of the same class, storey and height with the same vertices, bit for bit.</summary>
internal sealed class SectionKey : IEquatable<SectionKey>
{
    private readonly ElementSection _section;
    private readonly int _storey;
    private readonly bool _isNamed;
    private readonly int _hash;

    /// <summary>Makes the key of a section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="storey">The storey's index in the newer version.</param>
    /// <param name="isNamed">Whether equal elements have equal names, too.</param>
    public SectionKey(ElementSection section, int storey, bool isNamed)
    {
        _section = section;
        _storey = storey;
        _isNamed = isNamed;
        var hash = new HashCode();
        hash.Add(storey);
        hash.Add(section.Obstacle.CutHeight);
        hash.Add(section.Element.Type);
        (int first, int end) = section.Shapes.Rings(section.Obstacle.Shape);
        for (int ring = first; ring < end; ring++)
        {
            foreach (double coordinate in section.Shapes.Ring(ring))
            {
                hash.Add(coordinate);
            }
        }

        _hash = hash.ToHashCode();
    }

    /// <inheritdoc/>
    public bool Equals(SectionKey? other) =>
        other is not null && _storey == other._storey && _section.Obstacle.CutHeight == other._section.Obstacle.CutHeight
        && _section.IsOfClass(other._section)
        && (!_isNamed || _section.Element.Name == other._section.Element.Name) && HasVerticesOf(other._section);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SectionKey);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private bool HasVerticesOf(ElementSection other)
    {
        (int first, int end) = _section.Shapes.Rings(_section.Obstacle.Shape);
        (int otherFirst, int otherEnd) = other.Shapes.Rings(other.Obstacle.Shape);
        if (end - first != otherEnd - otherFirst)
        {
            return false;
        }

        for (int ring = 0; ring < end - first; ring++)
        {
            if (!_section.Shapes.Ring(first + ring).SequenceEqual(other.Shapes.Ring(otherFirst + ring)))
            {
                return false;
            }
        }

        return true;
    }
}
