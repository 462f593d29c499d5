namespace Serverless.LocalHost.Azurite;

/// <summary>One process at a time; the system lets go when the process ends, however it ends.</summary>
internal sealed class FolderLock(FileStream file) : IAsyncDisposable
{
    /// <summary>Waits for the lock; null when another process still has it after the patience.</summary>
    public static async Task<FolderLock?> TakeAsync(string path, TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(100))
        {
            try
            {
                return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (waited < patience)
            {
                await Task.Delay(100, cancellationToken);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
