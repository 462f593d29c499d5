using System.Buffers;

namespace Serverless.Cleaning.Learning;

/// <summary>
/// Rows of numbers for <see cref="BoostedTrees"/>, in groups of sixteen: the first numbers of sixteen rows stand side by side, then the
/// second ones, and so on, so that one instruction compares a column of sixteen rows with a threshold.
/// </summary>
internal sealed class RowTable : IDisposable
{
    /// <summary>Rows in a group; the last group may hold fewer, whose places are never read as rows.</summary>
    public const int GroupRows = 16;

    private readonly float[] _numbers;

    public RowTable(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        _numbers = ArrayPool<float>.Shared.Rent(Groups * columns * GroupRows);
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Groups => (Rows + GroupRows - 1) / GroupRows;

    /// <summary>A table of rows of equal length.</summary>
    public static RowTable Of(float[][] rows)
    {
        var table = new RowTable(rows.Length, rows.Length == 0 ? 0 : rows[0].Length);
        for (var i = 0; i < rows.Length; i++)
        {
            var cells = table.Row(i);
            foreach (var number in rows[i]) cells.Add(number);
        }

        return table;
    }

    /// <summary>Fills a row.</summary>
    /// <param name="row">Its number.</param>
    /// <param name="column">The first column to be filled.</param>
    public RowCells Row(int row, int column = 0) => new(_numbers.AsSpan(0, Groups * Columns * GroupRows)[(((row / GroupRows * Columns) + column) * GroupRows + (row % GroupRows))..]);

    /// <summary>Gives some columns of all rows of a group one number.</summary>
    public void Fill(int group, int column, int columns, float number) => _numbers.AsSpan(((group * Columns) + column) * GroupRows, columns * GroupRows).Fill(number);

    /// <summary>The numbers of a group, column by column.</summary>
    public ReadOnlySpan<float> Group(int group) => _numbers.AsSpan(group * Columns * GroupRows, Columns * GroupRows);

    /// <summary>Copies a row, column by column.</summary>
    public void CopyRow(int row, Span<float> numbers)
    {
        var group = Group(row / GroupRows);
        for (var column = 0; column < numbers.Length; column++) numbers[column] = group[(column * GroupRows) + (row % GroupRows)];
    }

    /// <summary>Gives the memory back; nothing of the table may be read any more.</summary>
    public void Dispose() => ArrayPool<float>.Shared.Return(_numbers);
}

/// <summary>The cells of one row, filled from left to right.</summary>
internal ref struct RowCells(Span<float> cells)
{
    private readonly Span<float> _cells = cells;
    private int _at;

    public readonly int Filled => _at / RowTable.GroupRows;

    public void Add(float value)
    {
        _cells[_at] = value;
        _at += RowTable.GroupRows;
    }

    /// <summary>Leaves cells as they are.</summary>
    public void Skip(int cells) => _at += cells * RowTable.GroupRows;

    /// <summary>Fills the cell that far behind the last one that was added or skipped.</summary>
    public readonly void Set(int ahead, float value) => _cells[_at + (ahead * RowTable.GroupRows)] = value;

    public void Add(bool value) => Add(value ? 1f : 0f);
}
