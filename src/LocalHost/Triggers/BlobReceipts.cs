using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Serverless.LocalHost.Triggers;

/// <summary>
/// Remembers which content of which blob a function is done with: one empty blob per name and ETag, so that one listing at start
/// tells all and nothing is read again later.
/// </summary>
internal sealed class BlobReceipts(BlobContainerClient container, string hostId, string function)
{
    // Azure allows blob names of 1,024 characters.
    private const int LongestName = 1_024;

    private readonly ConcurrentDictionary<string, string> _claimed = new();
    private HashSet<string> _stored = [];

    /// <summary>Container that Functions hosts keep their own state in.</summary>
    public const string ContainerName = "azure-webjobs-hosts";

    private string Folder => $"blobreceipts/{hostId}/{function}/";

    /// <summary>Reads what earlier runs have done.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var stored = new HashSet<string>();
        await foreach (var receipt in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, Folder, cancellationToken))
        {
            stored.Add(receipt.Name);
        }

        _stored = stored;
    }

    /// <summary>True for the first who asks for this content of this blob, false for everyone later.</summary>
    public bool TryClaim(string blobContainer, string name, ETag etag)
    {
        var content = etag.ToString();
        if (_claimed.TryGetValue(name, out var claimed) && claimed == content)
        {
            return false;
        }

        _claimed[name] = content;
        return !_stored.Contains(NameFor(Folder, blobContainer, name, content));
    }

    /// <summary>Writes down that this content is done with, for good or ill.</summary>
    public Task StoreAsync(string blobContainer, string name, ETag etag, CancellationToken cancellationToken) =>
        container.GetBlobClient(NameFor(Folder, blobContainer, name, etag.ToString())).UploadAsync(BinaryData.FromBytes(ReadOnlyMemory<byte>.Empty), overwrite: true, cancellationToken);

    internal static string NameFor(string folder, string blobContainer, string name, string etag)
    {
        var start = $"{folder}{etag.Trim('"')}/{blobContainer}/";
        return start.Length + name.Length <= LongestName ? start + name : start + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
    }
}
