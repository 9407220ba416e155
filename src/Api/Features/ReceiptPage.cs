using System.Text.Json;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Moments;
using SpaceGeo.Store.Moments;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>The receipt of a room: each element that took area away, and the sums.</summary>
internal sealed class ReceiptPage(FeatureStore store, MomentReader moments, ApiOptions options)
{
    public async Task ShowAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context, ["standard", .. MomentReader.Names]);
        await using MomentReading reading = await moments.OpenAsync(moments.Read(query), withFacts: false, context.RequestAborted);
        FeatureStore then = store.At(reading);
        Feature room = await ItemPages.FindAsync(then, Layers.Rooms, CoordinateSystem.Crs84, context);
        RoomReceipt receipt = await then.ReceiptAsync(room, query["standard"], context.RequestAborted)
            ?? throw ProblemException.NotFound($"Room {room.Id} has no geometry, or was not measured by this standard.");
        Address address = Address.Of(context, options.PublicUrl);
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            await ItemHtml.Receipt(room, receipt, address).WriteAsync(context);
            return;
        }

        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            json.WriteString("roomId", room.Id);
            WriteSums(json, receipt);
            WriteLines(json, receipt);
            Link.Write(json,
            [
                .. Link.SelfAndAlternate(address, MediaTypes.Json),
                new Link(address.Item(Layers.Rooms.Id, room.Id), "related", MediaTypes.GeoJson, "The room"),
            ]);
            json.WriteEndObject();
        });
    }

    private static void WriteSums(Utf8JsonWriter json, RoomReceipt receipt)
    {
        json.WriteString("standard", receipt.Standard);
        json.WriteString("engineVersion", receipt.EngineVersion);
        WriteNumber(json, "grossAreaM2", receipt.GrossAreaM2);
        WriteNumber(json, "wallAreaM2", receipt.WallAreaM2);
        WriteNumber(json, "columnAreaM2", receipt.ColumnAreaM2);
        WriteNumber(json, "otherAreaM2", receipt.OtherAreaM2);
        WriteNumber(json, "netAreaM2", receipt.NetAreaM2);
    }

    private static void WriteLines(Utf8JsonWriter json, RoomReceipt receipt)
    {
        json.WriteStartArray("lines");
        foreach (RoomReceiptLine line in receipt.Lines)
        {
            json.WriteStartObject();
            json.WriteString("elementId", line.ElementId);
            json.WriteString("elementGlobalId", line.GlobalId);
            json.WriteString("elementType", line.Type);
            json.WriteString("elementName", line.Name);
            json.WriteString("category", line.Category);
            WriteNumber(json, "areaM2", line.AreaM2);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        FeatureJson.WriteNumber(json, value);
    }
}
