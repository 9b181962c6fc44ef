// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Deposit, IClearingDeposits, Pot} from "./IClearingDeposits.sol";
import {Ladder} from "./Ladder.sol";
import {IMembers} from "../members/IMembers.sol";
import {ICash} from "../settlement/ICash.sol";
import {ICashFactory} from "../settlement/ICashFactory.sol";
import {MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title ClearingDeposits
/// @notice Documented in IClearingDeposits.
abstract contract ClearingDeposits is IClearingDeposits, ReentrancyGuardTransient {
    using SafeCast for uint256;
    using SafeERC20 for ICash;

    /// @dev The lowest byte of the id of a payment that is for a claim; a cycle's id is a hash, and no number as low as these.
    uint256 private constant CLAIM = 3;

    IMembers public immutable MEMBERS;
    ICashFactory public immutable FACTORY;

    mapping(ICash cash => mapping(OrgId bank => Deposit)) private _deposits;
    /// @inheritdoc IClearingDeposits
    mapping(ICash cash => mapping(OrgId debtor => mapping(OrgId creditor => uint256))) public claimOf;
    /// @inheritdoc IClearingDeposits
    mapping(ICash cash => mapping(OrgId bank => uint256)) public owedBy;

    constructor(IMembers members, ICashFactory factory) {
        MEMBERS = members;
        FACTORY = factory;
    }

    /// @inheritdoc IClearingDeposits
    function deposit(ICash cash, Pot pot, uint128 amount) external nonReentrant {
        _requireCash(cash);
        _credit(cash, _orgOf(msg.sender), pot, amount);
        cash.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IClearingDeposits
    function withdraw(ICash cash, Pot pot, uint128 amount, address to) external nonReentrant {
        require(amount != 0, Clearing_AmountZero());
        OrgId bank = MEMBERS.ownsFor(msg.sender, MAKER);
        require(MEMBERS.orgOf(to) == bank, Clearing_OtherAccount(bank, to));
        _requireOwesNothing(cash, bank);
        (uint128 collateral, uint128 fund) = pot == Pot.Collateral ? (amount, uint128(0)) : (uint128(0), amount);
        _take(cash, bank, collateral, fund);
        emit Withdrawn(cash, bank, pot, amount, to);
        cash.safeTransfer(to, amount); // of a cash that is none, nothing was ever deposited
    }

    /// @inheritdoc IClearingDeposits
    function repay(ICash cash, OrgId creditor, uint128 amount) external nonReentrant {
        _repay(cash, _orgOf(msg.sender), creditor, amount);
        cash.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IClearingDeposits
    function setOff(ICash cash, OrgId debtor, OrgId[] calldata creditors) external nonReentrant {
        uint256[] memory claims = _allClaims(cash, debtor, creditors);
        Deposit memory has = _deposits[cash][debtor];
        uint256 amount = Math.min(owedBy[cash][debtor], uint256(has.collateral) + has.fund);
        require(amount != 0, Clearing_AmountZero());
        uint256 collateral = Math.min(amount, has.collateral);
        uint256 fund = amount - collateral;
        _take(cash, debtor, uint128(collateral), uint128(fund)); // at most what is there
        emit DepositSetOff(cash, debtor, collateral, fund);
        uint256[] memory shares = Ladder.sharesDown(amount, claims);
        for (uint256 i = 0; i < shares.length; i++) {
            if (shares[i] != 0) _repay(cash, debtor, creditors[i], shares[i].toUint128());
        }
    }

    /// @inheritdoc IClearingDeposits
    function depositOf(ICash cash, OrgId bank) external view returns (Deposit memory) {
        return _deposits[cash][bank];
    }

    /* INTERNAL */

    /// @dev Books money that a cash contract has moved here for something else than a cycle.
    /// @return booked False where the id is none of these.
    function _receive(ICash cash, uint256 id, address payer, uint256 amount) internal returns (bool booked) {
        if (id == 0 || id > (uint256(type(uint32).max) << 8) + CLAIM) return false;
        _requireCash(cash);
        if (id < CLAIM) _credit(cash, _orgOf(payer), Pot(id - 1), amount.toUint128());
        else if (uint8(id) == CLAIM) _repay(cash, _orgOf(payer), OrgId.wrap(uint32(id >> 8)), amount.toUint128());
        else return false;
        return true;
    }

    /// @dev Puts aside.
    function _take(ICash cash, OrgId bank, uint128 collateral, uint128 fund) internal {
        Deposit storage slot = _deposits[cash][bank];
        Deposit memory was = slot;
        require(collateral <= was.collateral, Clearing_DepositShort(bank, Pot.Collateral, was.collateral, collateral));
        require(fund <= was.fund, Clearing_DepositShort(bank, Pot.Fund, was.fund, fund));
        (slot.collateral, slot.fund) = (was.collateral - collateral, was.fund - fund);
    }

    /// @dev Brings back what was put aside.
    function _return(ICash cash, OrgId bank, uint128 collateral, uint128 fund) internal {
        if (collateral == 0 && fund == 0) return;
        Deposit storage slot = _deposits[cash][bank];
        Deposit memory was = slot;
        (slot.collateral, slot.fund) = (was.collateral + collateral, was.fund + fund);
    }

    function _claim(ICash cash, OrgId debtor, OrgId creditor, uint256 amount) internal {
        claimOf[cash][debtor][creditor] += amount;
        owedBy[cash][debtor] += amount;
        emit ClaimArisen(cash, debtor, creditor, amount);
    }

    function _requireCash(ICash cash) internal view {
        require(FACTORY.isCash(address(cash)), Clearing_NotCash(address(cash)));
    }

    function _requireOwesNothing(ICash cash, OrgId bank) internal view {
        uint256 owed = owedBy[cash][bank];
        require(owed == 0, Clearing_InDefault(bank, owed));
    }

    function _orgOf(address account) internal view returns (OrgId org) {
        org = MEMBERS.orgOf(account);
        require(!org.isNull(), Clearing_NoMember(account));
    }

    /* PRIVATE */

    function _credit(ICash cash, OrgId bank, Pot pot, uint128 amount) private {
        require(amount != 0, Clearing_AmountZero());
        if (pot == Pot.Collateral) _return(cash, bank, amount, 0);
        else _return(cash, bank, 0, amount);
        emit Deposited(cash, bank, pot, amount);
    }

    /// @return claims Of all to whom `debtor` owes.
    function _allClaims(
        ICash cash,
        OrgId debtor,
        OrgId[] calldata creditors
    ) private view returns (uint256[] memory claims) {
        claims = new uint256[](creditors.length);
        uint256 named = 0;
        uint32 last = 0;
        for (uint256 i = 0; i < creditors.length; i++) {
            OrgId creditor = creditors[i];
            require(creditor.raw() > last, Clearing_CreditorOutOfOrder(i, creditor));
            last = creditor.raw();
            claims[i] = claimOf[cash][debtor][creditor];
            named += claims[i];
        }
        uint256 owed = owedBy[cash][debtor];
        require(named == owed, Clearing_CreditorsDiffer(debtor, owed, named));
    }

    function _repay(ICash cash, OrgId debtor, OrgId creditor, uint128 amount) private {
        require(amount != 0, Clearing_AmountZero());
        uint256 open = claimOf[cash][debtor][creditor];
        require(amount <= open, Clearing_ClaimExceeded(debtor, creditor, open, amount));
        claimOf[cash][debtor][creditor] = open - amount;
        owedBy[cash][debtor] -= amount; // the sum of its claims
        _return(cash, creditor, 0, amount);
        emit ClaimPaid(cash, debtor, creditor, amount);
    }
}
