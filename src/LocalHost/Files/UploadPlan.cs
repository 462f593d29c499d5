using Serverless.LocalHost.Cli;

namespace Serverless.LocalHost.Files;

/// <summary>A file and the blob name it gets.</summary>
internal sealed record Upload(string Path, string BlobName);

/// <summary>The FILE arguments as a list of files.</summary>
internal static class UploadPlan
{
    /// <summary>A file keeps its own name; a folder stands for all files in it, which keep their names within it.</summary>
    /// <exception cref="StartupException">Something is not there, or two files would get the same name.</exception>
    public static IReadOnlyList<Upload> From(IReadOnlyList<string> files)
    {
        var uploads = files.SelectMany(Expand).ToList();
        if (uploads.GroupBy(upload => upload.BlobName).FirstOrDefault(group => group.Select(upload => Path.GetFullPath(upload.Path)).Distinct().Count() > 1) is { } twins)
        {
            throw new StartupException($"{string.Join(" and ", twins.Select(upload => upload.Path))} would both be stored as {twins.Key}: put them into one folder with different names, and name the folder.");
        }

        return [.. uploads.DistinctBy(upload => upload.BlobName)];
    }

    private static IEnumerable<Upload> Expand(string file)
    {
        if (Directory.Exists(file))
        {
            var found = Directory.EnumerateFiles(file, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
            return found.Count > 0
                ? found.Select(path => new Upload(path, Path.GetRelativePath(file, path).Replace(Path.DirectorySeparatorChar, '/')))
                : throw new StartupException($"The folder {file} holds no files: name one that does.");
        }

        return File.Exists(file) ? [new Upload(file, Path.GetFileName(file))] : throw new StartupException($"There is no file or folder {file}: check the name.");
    }
}
