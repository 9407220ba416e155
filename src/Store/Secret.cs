using System.Security.Cryptography;

namespace SpaceGeo.Store;

/// <summary>A text that must not reach a log, a message or a debugger's window by accident.</summary>
[System.Diagnostics.DebuggerDisplay("(secret)")]
public sealed class Secret
{
    private readonly string _value;

    /// <summary>Hides a text.</summary>
    /// <param name="value">The text.</param>
    public Secret(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>A new password.</summary>
    /// <returns>256 random bits in letters and digits.</returns>
    public static Secret Random() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    /// <summary>The text itself, for the one call that needs it.</summary>
    /// <returns>What was hidden.</returns>
    public string Reveal() => _value;

    /// <summary>Never the text.</summary>
    /// <returns>Always <c>(secret)</c>.</returns>
    public override string ToString() => "(secret)";
}
