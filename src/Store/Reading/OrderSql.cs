using System.Globalization;
using System.Text;

namespace SpaceGeo.Store.Reading;

/// <summary>The order of features, and the condition for those behind one of them.</summary>
internal static class OrderSql
{
    /// <summary>Writes the expressions of an ORDER BY clause.</summary>
    /// <param name="sql">Behind the words.</param>
    /// <param name="request">What is asked.</param>
    public static void AppendOrder(StringBuilder sql, FeatureRequest request)
    {
        foreach (PropertyOrder key in request.Order)
        {
            sql.Append(Expression(key.Property)).Append(key.Descending ? " desc" : " asc").Append(" nulls last, ");
        }

        sql.Append(request.Layer.Key.First).Append(", ").Append(request.Layer.Key.Second);
    }

    /// <summary>Writes the condition for features behind a position; its values are <c>@after1</c>, <c>@after2</c> and
    /// <see cref="NameOf"/>.</summary>
    /// <param name="sql">Inside a WHERE clause that has a condition before.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="after">The position.</param>
    public static void AppendAfter(StringBuilder sql, FeatureRequest request, FeaturePosition after)
    {
        (string first, string second) = request.Layer.Key;
        if (request.Order.Count == 0)
        {
            // The first half lets the primary key of buildings skip; the second is exact.
            sql.Append(" and ").Append(first).Append(" >= @after1 and (").Append(first).Append(" > @after1 or ").Append(second).Append(" > @after2)");
            return;
        }

        sql.Append(" and ");
        for (int i = 0; i < request.Order.Count; i++)
        {
            string value = Expression(request.Order[i].Property);
            if (after.Values[i] is null)
            {
                sql.Append('(').Append(value).Append(" is null and ");
            }
            else
            {
                char beyond = request.Order[i].Descending ? '<' : '>';
                sql.Append('(').Append(value).Append(' ').Append(beyond).Append(" @").Append(NameOf(i)).Append(" or ").Append(value)
                    .Append(" is null or ").Append(value).Append(" = @").Append(NameOf(i)).Append(" and ");
            }
        }

        sql.Append('(').Append(first).Append(" > @after1 or ").Append(first).Append(" = @after1 and ").Append(second).Append(" > @after2)")
            .Append(')', request.Order.Count);
    }

    /// <summary>Name of the parameter that holds a sort key's value.</summary>
    /// <param name="index">Number of the sort key, from 0.</param>
    public static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"sort{index}");

    // Text by code points: the order of the database's locale would be another one on another machine, and may take different texts for equal.
    private static string Expression(LayerProperty property) =>
        property.Type == PropertyType.Text ? $"({property.Column}) collate \"C\"" : $"({property.Column})";
}
