using SpaceGeo.Inventory.Ledger;
using Xunit;

namespace SpaceGeo.Tests.Unit.Inventory.Ledger;

public class LedgerWordsTests
{
    [Theory]
    [InlineData("office", RoomClass.Office)]
    [InlineData("办公室", RoomClass.Office)]
    [InlineData("服务用房", RoomClass.Service)]
    [InlineData("设备用房", RoomClass.Plant)]
    [InlineData("附属用房", RoomClass.Ancillary)]
    [InlineData(" 技术业务用房 ", RoomClass.Technical)]
    public void A_class_of_rooms_is_read_in_English_and_Chinese(string text, RoomClass expected) =>
        Assert.Equal(expected, LedgerWords.RoomClasses.Find(text));

    [Theory]
    [InlineData("In use", RoomState.InUse)]
    [InlineData("in_use", RoomState.InUse)]
    [InlineData("在用", RoomState.InUse)]
    [InlineData("闲置", RoomState.Idle)]
    [InlineData("封存", RoomState.Sealed)]
    [InlineData("机动房源", RoomState.Reserve)]
    [InlineData("出借", RoomState.Lent)]
    public void A_state_of_a_room_is_read_in_English_and_Chinese(string text, RoomState expected) =>
        Assert.Equal(expected, LedgerWords.RoomStates.Find(text));

    [Theory]
    [InlineData("自有", TenureKind.Owned)]
    [InlineData("租用", TenureKind.LeasedIn)]
    [InlineData("借用", TenureKind.UsedFree)]
    [InlineData("无偿使用", TenureKind.UsedFree)]
    [InlineData("借用（无偿使用）", TenureKind.UsedFree)]
    [InlineData("出租", TenureKind.LeasedOut)]
    [InlineData("出借", TenureKind.Lent)]
    public void A_right_is_read_in_English_and_Chinese(string text, TenureKind expected) =>
        Assert.Equal(expected, LedgerWords.TenureKinds.Find(text));

    [Fact]
    public void Every_member_is_found_by_its_own_word_and_by_each_of_its_Chinese_names()
    {
        Check(LedgerWords.Levels, LedgerWords.Word, LedgerWords.Chinese);
        Check(LedgerWords.EmploymentStates, LedgerWords.Word, LedgerWords.Chinese);
        Check(LedgerWords.RoomClasses, LedgerWords.Word, LedgerWords.Chinese);
        Check(LedgerWords.RoomStates, LedgerWords.Word, LedgerWords.Chinese);
        Check(LedgerWords.RoomPurposes, LedgerWords.Word, LedgerWords.Chinese);
        Check(LedgerWords.TenureKinds, LedgerWords.Word, LedgerWords.Chinese);
        Check(LedgerWords.LeaseDirections, LedgerWords.Word, LedgerWords.Chinese);
    }

    [Fact]
    public void A_text_that_names_nothing_is_not_guessed_at_and_the_message_offers_both_languages()
    {
        Assert.Null(LedgerWords.RoomStates.Find("闲"));
        Assert.Null(LedgerWords.RoomStates.Find(string.Empty));
        Assert.Equal(
            "in-use (在用), idle (闲置), sealed (封存), reserve (机动房源), lent (出借)", LedgerWords.RoomStates.Expected);
    }

    private static void Check<T>(Vocabulary<T> vocabulary, Func<T, string> word, Func<T, IReadOnlyList<string>> chinese)
        where T : struct, Enum =>
        Assert.All(
            Enum.GetValues<T>(), member => Assert.All(chinese(member).Append(word(member)), name => Assert.Equal(member, vocabulary.Find(name))));
}
