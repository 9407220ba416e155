namespace SpaceGeo.Store.Audit;

/// <summary>Who changes something.</summary>
public static class Actor
{
    /// <summary>The user of the operating system whom the process runs for.</summary>
    public static string OfProcess { get; } = "os:" + StoredText.Of(Environment.UserName);

    /// <summary>Somebody who sent a request.</summary>
    /// <param name="role">The word of the role that the request has.</param>
    public static string OfRequest(string role) => "http:" + role;
}
