using System.Net;
using System.Net.Sockets;

namespace Serverless.Functions.Http;

/// <summary>Which addresses are somebody's public server, and which lead into a network that a caller must not reach through this app.</summary>
internal static class PublicAddress
{
    // IANA special-purpose address registries (RFC 6890 and its updates, read 2026), multicast (RFC 5771) and reserved space.
    private static readonly IPNetwork[] s_special4 = [.. ((string[])
    [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        // Azure's own services answer every virtual machine under this public address.
        "168.63.129.16/32",
    ]).Select(IPNetwork.Parse)];

    // Only global unicast is public, less what is set aside inside it: protocol assignments with Teredo, documentation, 6to4.
    private static readonly IPNetwork s_global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] s_special6 = [.. ((string[])["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]).Select(IPNetwork.Parse)];

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !s_special4.Any(network => network.Contains(address))
            : s_global6.Contains(address) && !s_special6.Any(network => network.Contains(address));
    }
}
