using SpaceGeo.Api.Html;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>Features as pages for people.</summary>
internal static class ItemHtml
{
    public static HtmlPage List(FeatureRequest request, IReadOnlyList<Feature> features, string? next, Address address)
    {
        Layer layer = request.Layer;
        // What the id says already needs no column of its own.
        int[] shown = [.. Enumerable.Range(0, request.Shown.Count).Where(i => !layer.IdParts.Contains(request.Shown[i].Name))];
        HtmlPage page = new HtmlPage(layer.Title, Above(layer, address))
            .Table(
                shown.Select(i => request.Shown[i].Name).Prepend("id"),
                features.Select(f => shown.Select(i => f.Values[i]).Prepend(new HtmlLink(f.Id, address.Item(layer.Id, f.Id, "html")))));
        return next is null ? page : page.Links(("Next page", next));
    }

    public static HtmlPage Page(Layer layer, Feature feature, Address address)
    {
        HtmlPage page = new HtmlPage(
                feature.Id, [.. Above(layer, address), ("Items", address.To("collections", layer.Id, "items") + "?f=html&limit=50")])
            .Table(["Property", "Value", "Meaning"], layer.Properties.Select((p, i) => new[] { p.Name, feature.Values[i], p.Description }));
        return layer == Layers.Rooms
            ? page.Links(
                ("As GeoJSON", address.Item(layer.Id, feature.Id, "json")), ("What took area away", address.Item(layer.Id, feature.Id, "html", "receipt")))
            : page.Links(("As GeoJSON", address.Item(layer.Id, feature.Id, "json")));
    }

    public static HtmlPage Receipt(Feature room, RoomReceipt receipt, Address address)
    {
        (string, object?)[] sums =
        [
            ("Gross", receipt.GrossAreaM2),
            ("− columns", receipt.ColumnAreaM2),
            ("− walls", receipt.WallAreaM2),
            ("− other", receipt.OtherAreaM2),
            ("= net usable area", receipt.NetAreaM2),
        ];
        return new HtmlPage(
                "Receipt of room " + room.Id, [.. Above(Layers.Rooms, address), (room.Id, address.Item(Layers.Rooms.Id, room.Id, "html"))])
            .Paragraph($"Standard {receipt.Standard}, engine {receipt.EngineVersion}.")
            .Table(["", "m²"], sums.Select(s => new[] { s.Item1, s.Item2 }))
            .Heading("Taken away")
            .Paragraph("Each line is the part that no line above it had taken.")
            .Table(["element", "type", "name", "category", "m²"], receipt.Lines.Select(line => new object?[]
            {
                new HtmlLink(line.GlobalId, address.Item("elements", line.ElementId, "html")),
                line.Type, line.Name, line.Category, line.AreaM2,
            }));
    }

    private static (string, string)[] Above(Layer layer, Address address) =>
    [
        ("SpaceGeo", address.To()),
        ("Collections", address.To("collections") + "?f=html"),
        (layer.Title, address.To("collections", layer.Id) + "?f=html"),
    ];
}
