namespace Serverless.Bench.Rouge;

/// <summary>Gauss and Jordan.</summary>
internal static class LinearSystem
{
    /// <summary>Solves a symmetric positive system whose last column is the right-hand side; overwrites it.</summary>
    public static double[] Solve(double[,] system)
    {
        var size = system.GetLength(0);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                if (j == i) continue;
                var factor = system[j, i] / system[i, i];
                for (var k = i; k <= size; k++) system[j, k] -= factor * system[i, k];
            }
        }
        return [.. Enumerable.Range(0, size).Select(i => system[i, size] / system[i, i])];
    }
}
