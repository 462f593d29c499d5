using System.Globalization;

namespace Serverless.EndToEnd.Storage;

/// <summary>Whose a connection on loopback is; known on Linux only, where /proc tells.</summary>
internal static class SocketOwner
{
    private const int AddressColumn = 1;
    private const int InodeColumn = 9;

    /// <summary>Whether the process holds the end of a TCP connection that has this port.</summary>
    public static bool Holds(int processId, int port)
    {
        var ending = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        var inode = Table("/proc/net/tcp").Concat(Table("/proc/net/tcp6")).Where(row => row[AddressColumn].EndsWith(ending, StringComparison.Ordinal)).Select(row => row[InodeColumn]).FirstOrDefault();
        return inode is not null && Descriptors(processId).Any(link => link == $"socket:[{inode}]");
    }

    private static IEnumerable<string[]> Table(string path) => File.Exists(path)
        ? File.ReadAllLines(path).Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(row => row.Length > InodeColumn)
        : [];

    private static IEnumerable<string?> Descriptors(int processId)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/fd");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Select(LinkOf) : [];
    }

    // A descriptor may be closed while the folder is read.
    private static string? LinkOf(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
