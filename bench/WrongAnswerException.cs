namespace SpaceGeo.Bench;

/// <summary>What was timed did not do its work: the times mean nothing.</summary>
internal sealed class WrongAnswerException(string message) : Exception(message);
