using System.Net;
using System.Net.Sockets;

namespace SpaceGeo.Store.Cluster;

/// <summary>Ports of the loopback address.</summary>
internal static class LoopbackPort
{
    // Below the range from which systems take ports for outgoing connections, so that a remembered port is rarely taken later.
    private const int First = 15432;
    private const int Count = 10000;

    /// <summary>A port on which nobody listens.</summary>
    /// <param name="seed">Any number; clusters with different seeds start their search at different ports.</param>
    /// <returns>The port.</returns>
    /// <exception cref="EnvironmentException">None is free.</exception>
    public static int FindFree(uint seed)
    {
        for (uint i = 0; i < Count; i++)
        {
            int port = First + (int)((seed + i) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new EnvironmentException("No port of 127.0.0.1 is free for the private database.", "End what listens on ports 15432 to 25431.");
    }

    /// <summary>Whether nobody listens on a port.</summary>
    /// <param name="port">The port.</param>
    /// <returns>True when it can be bound now.</returns>
    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
