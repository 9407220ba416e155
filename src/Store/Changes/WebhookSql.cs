namespace SpaceGeo.Store.Changes;

/// <summary>The statements of <see cref="WebhookStore"/> and <see cref="WebhookSession"/>.</summary>
internal static class WebhookSql
{
    public const string TryLead = "select pg_try_advisory_lock(hashtextextended('spacegeo.webhooks', 0))";

    public const string Add = """
        with added as (
          insert into webhooks (url, secret, format, delivered_through)
          values ($1, $2, $3, coalesce($4, (select coalesce(max(change_id), 0) from changes)))
          returning webhook_id, url, format, delivered_through)
        select webhook_id, append_audit($5, 'add-webhook', 'webhooks/' || webhook_id, null, null, jsonb_build_object(
          'url', split_part(url, '?', 1), 'format', format, 'after', delivered_through))
        from added
        """;

    public const string List = """
        select webhook_id, url, secret, format, delivered_through, failures, next_attempt, last_error, is_paused from webhooks order by webhook_id
        """;

    public const string Remove = """
        with removed as (delete from webhooks where webhook_id = $1 returning url)
        select append_audit($2, 'remove-webhook', 'webhooks/' || $1, null, null, jsonb_build_object('url', split_part(url, '?', 1))) from removed
        """;

    public const string Resume = """
        with resumed as (
          update webhooks set is_paused = false, failures = 0, next_attempt = null, last_error = '' where webhook_id = $1 returning url)
        select append_audit($2, 'resume-webhook', 'webhooks/' || $1, null, null, jsonb_build_object('url', split_part(url, '?', 1))) from resumed
        """;

    public const string Received = """
        update webhooks set delivered_through = $2, failures = 0, next_attempt = null, last_error = '' where webhook_id = $1
        """;

    public const string Failed = "update webhooks set failures = $2, next_attempt = $3, last_error = $4 where webhook_id = $1";

    public const string Pause = "update webhooks set is_paused = true, failures = $2, next_attempt = null, last_error = $3 where webhook_id = $1";
}
