using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using SpaceGeo.Store.Moments;

namespace SpaceGeo.Store.Questions;

/// <summary>Reads the answers to questions.</summary>
/// <param name="reading">The moment that is read.</param>
/// <param name="timeout">A statement that runs longer is cancelled on the server.</param>
public sealed class QuestionStore(MomentReading reading, TimeSpan timeout)
{
    private const string OrganisationTree = """
        select array(select organisations_below(organisation_id, $2)) from organisations where code = $1
        """;

    private const string SiteTree = "select array(select sites_below(site_id, $2)) from sites where code = $1";

    /// <summary>Reads the present.</summary>
    /// <param name="source">The database; each call takes one of its connections for as long as it reads.</param>
    /// <param name="timeout">A statement that runs longer is cancelled on the server.</param>
    public QuestionStore(NpgsqlDataSource source, TimeSpan timeout)
        : this(MomentReading.Now(source), timeout)
    {
    }

    /// <summary>The same, at another moment.</summary>
    /// <param name="moment">The moment; the caller disposes of it after the last answer.</param>
    public QuestionStore At(MomentReading moment) => new(moment, timeout);

    /// <summary>An organisation and all below it.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="day">The day on which the tree is looked at.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    /// <returns>Their numbers, or null for a code that nobody has.</returns>
    public Task<int[]?> OrganisationsBelowAsync(string code, DateOnly day, CancellationToken cancellation = default) =>
        TreeAsync(OrganisationTree, code, day, cancellation);

    /// <summary>A site and all below it.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="day">The day on which the tree is looked at.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    /// <returns>Their numbers, or null for a code that none has.</returns>
    public Task<int[]?> SitesBelowAsync(string code, DateOnly day, CancellationToken cancellation = default) =>
        TreeAsync(SiteTree, code, day, cancellation);

    /// <summary>Reads an answer row by row, in the order of the question's key.</summary>
    /// <param name="inquiry">What is asked.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    public async IAsyncEnumerable<AnswerRow> ReadAsync(Inquiry inquiry, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inquiry);
        IReadOnlyList<AnswerColumn> columns = inquiry.Question.Columns;
        int keys = inquiry.Question.Key.Count;
        await using NpgsqlCommand command = CommandOf(inquiry);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            long[] key = new long[keys];
            for (int i = 0; i < keys; i++)
            {
                key[i] = reader.GetInt64(i);
            }

            object?[] values = new object?[columns.Count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = reader.IsDBNull(keys + i) ? null : Value(reader, keys + i, columns[i].Type);
            }

            yield return new AnswerRow(key, values);
        }
    }

    private static object? Value(NpgsqlDataReader reader, int column, AnswerType type) => type switch
    {
        AnswerType.Text or AnswerType.RoomId => reader.GetString(column),
        AnswerType.Integer => reader.GetInt64(column),
        AnswerType.Number => reader.GetDouble(column),
        AnswerType.Date => Bounded(reader.GetFieldValue<DateOnly>(column)),
        AnswerType.Flag => reader.GetBoolean(column),
        AnswerType.TextList => reader.GetFieldValue<string[]>(column),
    };

    private static DateOnly? Bounded(DateOnly day) => day == DateOnly.MinValue || day == DateOnly.MaxValue ? null : day;

    [SuppressMessage("Security", "CA2100", Justification = "Constants of this folder; all that a client sent travels in parameters.")]
    private NpgsqlCommand CommandOf(Inquiry inquiry)
    {
        Question question = inquiry.Question;
        var sql = new StringBuilder("select ").AppendJoin(", ", question.Key.Select(k => $"({k})::bigint"));
        foreach (AnswerColumn column in question.Columns)
        {
            sql.Append(", ").Append(column.Sql);
            sql.Append(column.Type == AnswerType.Integer ? "::bigint" : string.Empty);
        }

        NpgsqlCommand command = reading.CreateCommand();
        command.CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds);
        command.Parameters.Add(new NpgsqlParameter<DateOnly>("day", inquiry.Day));
        var conditions = new StringBuilder();
        foreach (QuestionParameter parameter in question.Parameters)
        {
            if (inquiry.Values.GetValueOrDefault(parameter.Name, parameter.Default!) is object value)
            {
                conditions.Append(parameter.Condition.Length > 0 ? " and " : string.Empty).Append(parameter.Condition);
                command.Parameters.Add(Bound(parameter, value));
            }
        }

        sql.Append(' ').Append(question.Source.Replace(Question.Conditions, conditions.ToString(), StringComparison.Ordinal));
        string key = string.Join(", ", question.Key);
        if (inquiry.After is not null)
        {
            sql.Append(" and (").Append(key).Append(") > (").AppendJoin(", ", inquiry.After.Select((_, i) => $"@after{i}")).Append(')');
            for (int i = 0; i < inquiry.After.Count; i++)
            {
                command.Parameters.Add(new NpgsqlParameter<long>($"after{i}", inquiry.After[i]));
            }
        }

        command.CommandText = sql.Append(" order by ").Append(key).Append(" limit @limit").ToString();
        command.Parameters.Add(new NpgsqlParameter<int>("limit", inquiry.Limit));
        return command;
    }

    private static NpgsqlParameter Bound(QuestionParameter parameter, object value) => new(parameter.Name, parameter.Type switch
    {
        ParameterType.OrganisationTree or ParameterType.SiteTree => NpgsqlDbType.Array | NpgsqlDbType.Integer,
        ParameterType.Integer => NpgsqlDbType.Integer,
        ParameterType.Number => NpgsqlDbType.Double,
        ParameterType.Word => NpgsqlDbType.Text,
        ParameterType.Words => NpgsqlDbType.Array | NpgsqlDbType.Text,
    })
    {
        Value = value,
    };

    [SuppressMessage("Security", "CA2100", Justification = "Only the constants above are passed.")]
    private async Task<int[]?> TreeAsync(string sql, string code, DateOnly day, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = reading.CreateCommand(sql);
        command.CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = code });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
        return (int[]?)await command.ExecuteScalarAsync(cancellation);
    }
}
