using System.Globalization;

namespace SpaceGeo.Store.Cluster;

/// <summary>Keeps other processes from starting or stopping the same cluster meanwhile. A killed process loses it.</summary>
internal sealed class ClusterLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _file;

    private ClusterLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">The lock's file; stays behind, unlocked.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The lock; disposing gives it back.</returns>
    /// <exception cref="EnvironmentException">Another process has held it for minutes.</exception>
    public static async Task<ClusterLock> TakeAsync(string path, CancellationToken cancellation)
    {
        DateTimeOffset end = DateTimeOffset.UtcNow + Patience;
        while (true)
        {
            try
            {
                return new ClusterLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (DateTimeOffset.UtcNow < end)
            {
                await Task.Delay(Pause, cancellation).ConfigureAwait(false);
            }
            catch (IOException cause)
            {
                throw new EnvironmentException(
                    string.Create(CultureInfo.InvariantCulture, $"Another process has been busy with the private database for {Patience.TotalMinutes} minutes."),
                    $"Wait for it or end it; the lock is {path}.",
                    cause);
            }
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose() => _file.Dispose();
}
