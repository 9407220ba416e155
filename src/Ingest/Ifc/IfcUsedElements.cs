using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>The elements with a section in any plan of a building, whatever the standard: plans name them by their number here.</summary>
internal sealed class IfcUsedElements
{
    private readonly List<Element> _all = [];
    private readonly Dictionary<IfcObstacle, int> _numbers = [];

    /// <summary>All so far.</summary>
    public IReadOnlyList<Element> All => _all;

    /// <summary>The number of an element, which it gets when it is first asked for.</summary>
    /// <param name="obstacle">The element.</param>
    public int NumberOf(IfcObstacle obstacle)
    {
        if (!_numbers.TryGetValue(obstacle, out int number))
        {
            _numbers.Add(obstacle, number = Add(obstacle.Element));
        }

        return number;
    }

    /// <summary>Adds what is no element of its own in the file, as a low part of a room.</summary>
    /// <param name="element">What a receipt says of it.</param>
    /// <returns>Its number.</returns>
    public int Add(Element element)
    {
        _all.Add(element);
        return _all.Count - 1;
    }
}
