using SpaceGeo.Exchange.Webhooks;
using Xunit;

namespace SpaceGeo.Tests.Unit.Exchange.Webhooks;

public sealed class WebhookTests
{
    [Fact]
    public void Pauses_double_with_each_failure_up_to_an_hour_and_spread_over_their_second_half()
    {
        var backoff = new Backoff(new Random(1));
        for (int failures = 1; failures < 100; failures++)
        {
            double full = Math.Min(3600, Math.Pow(2, failures - 1));
            double[] pauses = [.. Enumerable.Range(0, 50).Select(_ => backoff.After(failures).TotalSeconds)];

            Assert.All(pauses, pause => Assert.InRange(pause, full / 2, full));
            Assert.True(pauses.Max() - pauses.Min() > full / 4, $"after {failures} failures all come back together");
        }
    }

    [Fact]
    public void The_same_seed_makes_the_same_pauses() => Assert.Equal(
        new Backoff(new Random(7)).After(5), new Backoff(new Random(7)).After(5));

    // openssl dgst -sha256 -hmac over "msg_1.1700000000.{}" with the key of 24 bytes 'a'.
    [Fact]
    public void A_delivery_is_signed_over_id_time_and_body()
    {
        WebhookKey key = WebhookKey.Read("whsec_" + Convert.ToBase64String("aaaaaaaaaaaaaaaaaaaaaaaa"u8))!;

        Assert.Equal("v1,WrjUcjuGwC2DJbbLHRFX2uazxm6oA6/NPvQIQlzvGU4=", key.Sign("msg_1", 1_700_000_000, "{}"u8));
    }

    [Theory]
    [InlineData("whsec_YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=", false)]
    [InlineData("whsec_YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh\n", true)]
    [InlineData("YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh", false)]
    [InlineData("whsec_not base64 at all, but long enough", false)]
    [InlineData("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", false)]
    public void A_key_has_a_prefix_and_24_to_64_bytes(string text, bool isKey) => Assert.Equal(isKey, WebhookKey.Read(text) is not null);

    [Fact]
    public void A_key_is_shown_by_no_accident()
    {
        WebhookKey key = WebhookKey.Random();

        Assert.Equal("(secret)", $"{key}");
        Assert.Equal(key.Sign("a", 1, "b"u8), WebhookKey.Read(key.Reveal())!.Sign("a", 1, "b"u8));
        Assert.NotEqual(key.Reveal(), WebhookKey.Random().Reveal());
    }
}
