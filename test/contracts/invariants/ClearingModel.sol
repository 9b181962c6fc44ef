// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What four banks have and owe each other, by what was asked for: money in wallets and pots, and one cycle with its obligations
/// in a list, from which everything is added up anew each time.
contract ClearingModel {
    uint256 public constant BANKS = 4;
    uint256 public constant CAP = 1_000;
    uint256 public constant COLLATERAL = 100;
    uint256 public constant SHARE = 60;
    /// @dev Most that 0 lets 1 owe it, and 1 lets 0.
    uint256 public constant PAIR_CAP = 300;

    enum Stage {
        Over,
        Open,
        Netted,
        Recomputed,
        Funded
    }

    struct Owed {
        uint256 debtor;
        uint256 creditor;
        uint256 amount;
        bool out;
    }

    uint256[BANKS] public wallets;
    uint256[BANKS] public collaterals;
    uint256[BANKS] public shares;
    uint256[BANKS] public paid;
    bool[BANKS] public joined;
    uint256[BANKS][BANKS] public claims;
    Owed[] public owed;

    Stage public stage;
    uint256 public closesAt;
    uint256 public fundedBy;
    uint256 public until;
    uint256 public topUp;
    bool public covered;

    uint256 public settled;
    uint256 public guaranteed;
    uint256 public mutual;
    uint256 public recomputed;
    uint256 public failed;
    uint256 public worstLoss;

    /* MONEY */

    function give(uint256 bank, uint256 amount) external {
        wallets[bank] += amount;
    }

    function move(uint256 bank, bool collateral, bool isIn, uint256 amount) external {
        uint256[BANKS] storage pot = collateral ? collaterals : shares;
        if (isIn) {
            (wallets[bank], pot[bank]) = (wallets[bank] - amount, pot[bank] + amount);
        } else {
            (wallets[bank], pot[bank]) = (wallets[bank] + amount, pot[bank] - amount);
        }
    }

    function repay(uint256 debtor, uint256 creditor, uint256 amount) external {
        claims[debtor][creditor] -= amount;
        wallets[debtor] -= amount;
        shares[creditor] += amount;
    }

    /// @dev Unit by unit: what is not all is shared as the loss was.
    function setOff(uint256 debtor) external {
        uint256 debt = owes(debtor);
        uint256 amount = collaterals[debtor] + shares[debtor];
        if (amount > debt) amount = debt;
        uint256 fromCollateral = amount < collaterals[debtor] ? amount : collaterals[debtor];
        collaterals[debtor] -= fromCollateral;
        shares[debtor] -= amount - fromCollateral;
        uint256[BANKS] memory had;
        uint256 rest = amount;
        for (uint256 i = 0; i < BANKS; i++) {
            had[i] = claims[debtor][i];
            uint256 part = (had[i] * amount) / debt;
            rest -= part;
            _payClaim(debtor, i, part);
        }
        for (uint256 i = 0; rest != 0; i++) {
            if (had[i] == 0) continue;
            _payClaim(debtor, i, 1);
            rest--;
        }
    }

    function owes(uint256 bank) public view returns (uint256 sum) {
        for (uint256 i = 0; i < BANKS; i++) sum += claims[bank][i];
    }

    /* THE CYCLE */

    function open(uint256 closesAt_, uint256 fundedBy_, uint256 topUp_) external {
        (stage, closesAt, fundedBy, topUp) = (Stage.Open, closesAt_, fundedBy_, topUp_);
        delete owed;
        delete paid;
        delete joined;
    }

    function canJoin(uint256 bank) public view returns (bool) {
        return owes(bank) == 0 && collaterals[bank] >= COLLATERAL && shares[bank] >= SHARE;
    }

    function join(uint256 bank) external {
        joined[bank] = true;
        collaterals[bank] -= COLLATERAL;
        shares[bank] -= SHARE;
    }

    function canOwe(uint256 debtor, uint256 creditor, uint256 amount) external view returns (bool) {
        if (stage != Stage.Open || block.timestamp > closesAt) return false;
        if (!joined[debtor] || !joined[creditor] || debtor == creditor || amount == 0) return false;
        if (netOf(debtor) - int256(amount) < -int256(CAP)) return false;
        if (debtor + creditor != 1) return true;
        return between(debtor, creditor) + int256(amount) <= int256(PAIR_CAP);
    }

    function owe(uint256 debtor, uint256 creditor, uint256 amount) external {
        owed.push(Owed(debtor, creditor, amount, false));
    }

    /// @dev What one owes another, of what is not out.
    function between(uint256 debtor, uint256 creditor) public view returns (int256 sum) {
        for (uint256 i = 0; i < owed.length; i++) {
            Owed storage each = owed[i];
            if (each.out) continue;
            if (each.debtor == debtor && each.creditor == creditor) sum += int256(each.amount);
            if (each.debtor == creditor && each.creditor == debtor) sum -= int256(each.amount);
        }
    }

    function netOf(uint256 bank) public view returns (int256 sum) {
        for (uint256 i = 0; i < BANKS; i++) sum += between(i, bank);
    }

    function dueOf(uint256 bank) public view returns (uint256) {
        int256 due = -netOf(bank) - int256(paid[bank]);
        return due > 0 ? uint256(due) : 0;
    }

    function debtors() public view returns (uint256 count, uint256 first) {
        for (uint256 i = BANKS; i > 0; i--) {
            if (dueOf(i - 1) != 0) (count, first) = (count + 1, i - 1);
        }
    }

    function canNet() external view returns (bool) {
        return stage == Stage.Open && block.timestamp > closesAt && block.timestamp <= fundedBy;
    }

    function net() external {
        uint256 most = 0;
        uint256 who = 0;
        uint256 pot = 0;
        for (uint256 i = 0; i < BANKS; i++) {
            if (joined[i]) pot += SHARE;
            if (dueOf(i) > most) (most, who) = (dueOf(i), i);
        }
        covered = most <= pot + COLLATERAL || most == 0;
        _demand(Stage.Netted);
        if (until < fundedBy) until = fundedBy;
    }

    function isPaying() public view returns (bool) {
        return stage == Stage.Netted || stage == Stage.Recomputed;
    }

    function canFund(uint256 bank) external view returns (bool) {
        return isPaying() && block.timestamp <= until && dueOf(bank) != 0 && wallets[bank] >= dueOf(bank);
    }

    function fund(uint256 bank) external {
        uint256 due = dueOf(bank);
        wallets[bank] -= due;
        paid[bank] += due;
        (uint256 count, ) = debtors();
        if (count == 0) stage = Stage.Funded;
    }

    function settle() public {
        for (uint256 i = 0; i < BANKS; i++) {
            wallets[i] = uint256(int256(wallets[i] + paid[i]) + netOf(i));
        }
        settled++;
        _end();
    }

    function fail() public {
        for (uint256 i = 0; i < BANKS; i++) wallets[i] += paid[i];
        failed++;
        _end();
    }

    function resolve() external {
        (uint256 count, uint256 who) = debtors();
        if (count != 1 || stage == Stage.Recomputed) return fail();
        if (_guarantee(who, dueOf(who))) return;
        for (uint256 i = 0; i < owed.length; i++) {
            if (owed[i].debtor == who || owed[i].creditor == who) owed[i].out = true;
        }
        for (uint256 i = 0; i < BANKS; i++) {
            if (netOf(i) < -int256(CAP)) return fail();
        }
        recomputed++;
        _demand(Stage.Recomputed);
    }

    /// @dev Money that the contract has: pots, what is put aside, and what was paid.
    function inside() external view returns (uint256 sum) {
        for (uint256 i = 0; i < BANKS; i++) {
            sum += collaterals[i] + shares[i];
            if (stage == Stage.Over) continue;
            sum += paid[i];
            if (joined[i]) sum += COLLATERAL + SHARE;
        }
    }

    /* PRIVATE */

    function _payClaim(uint256 debtor, uint256 creditor, uint256 amount) private {
        claims[debtor][creditor] -= amount;
        shares[creditor] += amount;
    }

    function _demand(Stage to) private {
        (uint256 count, ) = debtors();
        stage = count == 0 ? Stage.Funded : to;
        until = block.timestamp + topUp;
    }

    /// @dev One unit after the other, each from whose used part of its contribution is the smallest: then nobody is more than a unit from its part.
    function _guarantee(uint256 who, uint256 loss) private returns (bool) {
        uint256 own = loss < COLLATERAL ? loss : COLLATERAL;
        uint256 share = loss - own < SHARE ? loss - own : SHARE;
        uint256 rest = loss - own - share;
        uint256 others = 0;
        for (uint256 i = 0; i < BANKS; i++) if (i != who && joined[i]) others++;
        if (rest > (covered ? others * SHARE : 0)) return false;
        paid[who] = loss;
        guaranteed++;
        settle();
        collaterals[who] -= own; // what was put aside came back whole
        shares[who] -= share;
        uint256 next = 0;
        uint256[BANKS] memory used;
        for (; rest > 0; next++) {
            uint256 i = next % BANKS;
            if (i == who || !joined[i]) continue;
            used[i]++;
            rest--;
        }
        for (uint256 i = 0; i < BANKS; i++) {
            shares[i] -= used[i];
            claims[who][i] += used[i];
            if (used[i] > worstLoss) worstLoss = used[i];
            if (used[i] != 0) mutual++;
        }
        return true;
    }

    function _end() private {
        for (uint256 i = 0; i < BANKS; i++) {
            if (!joined[i]) continue;
            collaterals[i] += COLLATERAL;
            shares[i] += SHARE;
        }
        stage = Stage.Over;
    }
}
