"""Published methods of forecasting demand, scored on the rows that Colca forecast: called by bench-peers.

usage: peers.py HISTORY.csv FOLDER     HISTORY as `colca history --format csv` prints it; FOLDER holds light.csv and full.csv, the
forecasts of `colca backtest`, and light.time and full.time, the processor seconds (user and system) that they took.

Every method is fitted at each origin on months up to it alone, and forecasts each of the months ahead. Months without a report count as
the mean of the twelve before. TSB, SBA and ETS give a mean; their quantiles are that mean and the quantiles of their own errors so many
steps ahead over the last twelve origins before (split conformal), cut at zero. LightGBM has a model for each of the nineteen levels.
"""
import sys, time
import numpy as np
import pandas as pd

LEVELS = np.round(np.arange(0.05, 0.951, 0.05), 2)
COLUMNS = ['p%02d' % round(level * 100) for level in LEVELS]
STEPS, WINDOWS = 3, 12


def month_number(text):
    return text.str.slice(0, 4).astype(int) * 12 + text.str.slice(5, 7).astype(int) - 1


def tsb(past, alpha=0.2, beta=0.2):
    """Teunter, Syntetos and Babai 2011: the chance of demand and its size, each smoothed; the mean after every month."""
    seen = past > 0
    chance = seen[:, :12].mean(1)
    size = np.where(seen.any(1), (past.sum(1) / np.maximum(1, seen.sum(1))), 0)
    means = []
    for month in range(past.shape[1]):
        chance = chance + beta * (seen[:, month] - chance)
        size = np.where(seen[:, month], size + alpha * (past[:, month] - size), size)
        means.append(chance * size)
    return np.array(means).T


def sba(past, alpha=0.1):
    """Croston 1972 with the correction of Syntetos and Boylan 2005; the mean after every month."""
    seen = past > 0
    size = np.where(seen.any(1), past.sum(1) / np.maximum(1, seen.sum(1)), 0)
    pause = np.full(len(past), 1.0) / np.maximum(seen.mean(1), 1e-9)
    since, means = np.ones(len(past)), []
    for month in range(past.shape[1]):
        now = seen[:, month]
        size = np.where(now, size + alpha * (past[:, month] - size), size)
        pause = np.where(now, pause + alpha * (since - pause), pause)
        since = np.where(now, 1, since + 1)
        means.append((1 - alpha / 2) * size / pause)
    return np.array(means).T


def conformal(means, past):
    """Quantiles [series][step][level] around the last mean, from the errors of earlier ones."""
    last, count = means[:, -1], past.shape[1]
    result = np.empty((len(past), STEPS, len(LEVELS)))
    for step in range(1, STEPS + 1):
        origins = np.arange(max(0, count - step - WINDOWS), count - step)
        errors = past[:, origins + step] - means[:, origins]
        result[:, step - 1] = last[:, None] + np.quantile(errors, LEVELS, axis=1).T
    return np.maximum(result, 0)


def simple(method):
    return lambda past, products: conformal(method(past), past)


def auto_ets(past, products):
    from statsforecast.models import AutoETS
    result = np.empty((len(past), STEPS, len(LEVELS)))
    widths = [10, 20, 30, 40, 50, 60, 70, 80, 90]
    for row, series in enumerate(past):
        made = AutoETS(season_length=12).forecast(y=series, h=STEPS, level=widths)
        for place, level in enumerate(LEVELS):
            width = round(abs(2 * level - 1) * 100)
            name = 'mean' if width == 0 else f'{"lo" if level < 0.5 else "hi"}-{width}'
            result[row, :, place] = made[name]
    return np.maximum(result, 0)


def lightgbm_quantiles(past, products):
    import lightgbm
    def rows(month, step):
        back = past[:, :month + 1]
        mean = lambda count: back[:, -count:].mean(1)
        level = 0.65 * mean(12) + 0.35 * mean(3) + 0.5
        lags = [back[:, -lag] / level for lag in range(1, 13)]
        parts = lags + [mean(count) / level for count in (3, 6, 12)]
        parts += [(back[:, -12:] == 0).mean(1), np.log(level), products, np.full(len(past), step), np.full(len(past), (month + step) % 12)]
        return np.column_stack(parts), level
    examples, targets = [], []
    for month in range(11, past.shape[1] - 1):
        for step in range(1, STEPS + 1):
            if month + step < past.shape[1]:
                features, level = rows(month, step)
                examples.append(features)
                targets.append(past[:, month + step] / level)
    examples, targets = np.concatenate(examples), np.concatenate(targets)
    asked = [rows(past.shape[1] - 1, step) for step in range(1, STEPS + 1)]
    result = np.empty((len(past), STEPS, len(LEVELS)))
    data = lightgbm.Dataset(examples, targets, free_raw_data=False)
    for place, level in enumerate(LEVELS):
        settings = dict(objective='quantile', alpha=level, learning_rate=0.05, num_leaves=24, min_data_in_leaf=60, feature_fraction=0.6,
                        bagging_fraction=0.7, bagging_freq=1, verbose=-1, num_threads=1, seed=1)
        model = lightgbm.train(settings, data, 150)
        for step, (features, scale) in enumerate(asked):
            result[:, step, place] = model.predict(features, num_threads=1) * scale
    return np.maximum(np.sort(result, axis=2), 0)


def score(name, quantiles, outcomes, scales, seconds):
    errors = outcomes[:, None] - quantiles
    crps = 2 * np.maximum(LEVELS * errors, (LEVELS - 1) * errors).mean(1)
    defined = scales > 0
    mase = np.abs(errors[defined, 9]) / scales[defined]
    within = [(outcomes <= quantiles[:, place]).mean() for place in (17, 18)]
    print(f'{name:<26}{mase.mean():8.3f}{crps.mean():9.3f}{within[0]:8.3f}{within[1]:8.3f}{seconds:10.2f}', flush=True)


def main():
    history = pd.read_csv(sys.argv[1], dtype={'facility': str, 'product': str})
    folder = sys.argv[2]
    history['at'] = month_number(history['month'])
    table = history.pivot(index=['facility', 'product'], columns='at', values='consumed')
    first, recorded = int(table.columns[0]), table.to_numpy(float)
    filled = recorded.copy()
    for month in range(filled.shape[1]):
        gaps = np.isnan(filled[:, month])
        before = filled[gaps, max(0, month - 12):month]
        filled[gaps, month] = before.mean(1) if month else 0
    places = {key: place for place, key in enumerate(table.index)}
    names = {product: number for number, product in enumerate(sorted({key[1] for key in table.index}))}

    forecasts = {}
    for model in ('light', 'full'):
        made = pd.read_csv(f'{folder}/{model}.csv', dtype={'facility': str, 'product': str})
        made['place'] = [places[key] for key in zip(made.facility, made['product'])]
        made['o'], made['t'] = month_number(made.origin), month_number(made.month)
        forecasts[model] = made
    rows = forecasts['full']
    outcomes = np.array([recorded[p, t - first] if t - first < recorded.shape[1] else np.nan for p, t in zip(rows.place, rows.t)])
    known = ~np.isnan(outcomes)
    scales = {}
    for origin in rows.o.unique():
        past = recorded[:, :origin - first + 1]
        scales[origin] = np.nan_to_num(np.nanmean(np.abs(past[:, 12:] - past[:, :-12]), axis=1))
    scale = np.array([scales[o][p] for p, o in zip(rows.place, rows.o)])
    print(f'{known.sum():,} forecasts, {rows.place.nunique():,} series, {rows.o.nunique()} origins')
    print(f'{"method":<26}{"MASE":>8}{"CRPS":>9}{"<= p90":>8}{"<= p95":>8}{"CPU s":>10}')
    for model, made in forecasts.items():
        seconds = sum(float(part) for part in open(f'{folder}/{model}.time').read().split()[-2:])
        score(f'Colca {model}', made[COLUMNS].to_numpy()[known], outcomes[known], scale[known], seconds)

    series = np.sort(rows.place.unique())
    row_of = {place: row for row, place in enumerate(series)}
    products = np.array([names[table.index[place][1]] for place in series])
    peers = [('TSB', simple(tsb)), ('Croston-SBA', simple(sba)), ('AutoETS', auto_ets), ('LightGBM, 19 quantiles', lightgbm_quantiles)]
    for name, method in peers:
        quantiles, seconds = np.empty((len(rows), len(LEVELS))), 0.0
        try:
            for origin in rows.o.unique():
                past = filled[series][:, :origin - first + 1]
                start = time.process_time()
                made = method(past, products)
                seconds += time.process_time() - start
                here = (rows.o == origin).to_numpy()
                quantiles[here] = [made[row_of[p], t - origin - 1] for p, t in zip(rows.place[here], rows.t[here])]
        except ImportError as missing:
            print(f'{name:<26} not measured: {missing}')
            continue
        score(name, quantiles[known], outcomes[known], scale[known], seconds)


main()
