// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LimitSetting} from "../../../../contracts/settlement/ILimits.sol";
import {CalendarId} from "../../../../contracts/types/CalendarId.sol";
import {GroupId} from "../../../../contracts/types/GroupId.sol";
import {GUARANTEE, LimitKind, OBLIGOR_RISK, SELLER_RISK, UNDERTAKING} from "../../../../contracts/types/LimitKind.sol";
import {BANK, CORE_ENTERPRISE, REGULATOR, SUPPLIER} from "../../../../contracts/types/Roles.sol";
import {SettlementBase} from "../../settlement/SettlementBase.sol";

/// @notice Who deals in receivables: an obligor, three suppliers, two banks and one that guarantees, a court. All have money and limits.
///
/// The calendar knows 2027 alone: weekends are closed, 1 to 5 May too, and Saturday 8 May is a working day for that. It is 15 January there.
abstract contract ReceivablesWorld is SettlementBase {
    CalendarId internal constant CALENDAR = CalendarId.wrap("CN-BANK");
    int24 internal constant OFFSET = 8 hours;
    uint32 internal constant TODAY = 20_833;
    uint32 internal constant NEW_YEAR = 20_819;
    /// @dev 1 May, a Saturday, and what follows from it.
    uint32 internal constant LABOUR_DAY = NEW_YEAR + 120;
    uint32 internal constant AFTER_LABOUR_DAY = LABOUR_DAY + 5;
    uint32 internal constant MAKE_UP_DAY = LABOUR_DAY + 7;
    uint104 internal constant CAP = 1e14;
    uint256 internal constant MONEY = 1e15;

    Org internal buyer;
    Org internal dyes;
    Org internal guarantor;
    Org internal court;

    function setUp() public virtual override {
        super.setUp();
        buyer = admitOrg("Buyer", CORE_ENTERPRISE);
        dyes = admitOrg("Dyes", SUPPLIER);
        guarantor = admitOrg("Guarantor", BANK);
        court = admitOrg("Court", REGULATOR);
        _nameCases();
        _loadCalendar();
        _setCaps();
        Org[6] memory rich = [buyer, bank, otherBank, guarantor, acme, basin];
        for (uint256 i = 0; i < rich.length; i++) {
            issue(yuan, rich[i].maker, MONEY);
            vm.startPrank(rich[i].maker);
            yuan.approve(address(instruments), type(uint256).max);
            yuan.approve(address(receivables), type(uint256).max);
            vm.stopPrank();
        }
        issue(euro, bank.maker, MONEY);
    }

    function _nameCases() private {
        vm.startPrank(address(timelockController));
        fingerprints.setRegistrar(address(receivables), true);
        limits.setCase(address(receivables), true);
        instruments.setCase(address(receivables), true);
        cashFactory.setEscrow(address(instruments), true);
        cashFactory.setEscrow(address(receivables), true);
        vm.stopPrank();
    }

    function _loadCalendar() private {
        (uint184 first, uint184 second) = (0, 0);
        for (uint256 i = 0; i < 365; i++) {
            bool weekend = (i % 7 == 1 || i % 7 == 2) && i != 127; // the year begins with a Friday
            if (!weekend && (i < 120 || i > 124)) continue;
            if (i < 184) first |= uint184(1 << i);
            else second |= uint184(1 << (i - 184));
        }
        vm.startPrank(address(timelockController));
        calendars.createCalendar(CALENDAR, OFFSET);
        calendars.loadYear(CALENDAR, 2027, first, second);
        vm.stopPrank();
    }

    function _setCaps() private {
        setCap(buyer, buyer, UNDERTAKING, CAP);
        setCap(guarantor, buyer, GUARANTEE, CAP);
        setCap(bank, buyer, OBLIGOR_RISK, CAP);
        setCap(otherBank, buyer, OBLIGOR_RISK, CAP);
        setCap(bank, acme, SELLER_RISK, CAP);
        setCap(bank, basin, SELLER_RISK, CAP);
        setCap(otherBank, bank, SELLER_RISK, CAP);
    }

    /* LIMITS */

    function setCap(Org memory principal, Org memory counterparty, LimitKind kind, uint104 cap) internal {
        (, , GroupId group, uint24 version, ) = limits.limitOf(principal.id, counterparty.id, kind);
        uint48 deadline = uint48(block.timestamp);
        LimitSetting memory setting = LimitSetting(
            principal.id,
            counterparty.id,
            kind,
            cap,
            group,
            version + 1,
            deadline
        );
        bytes32 type_ = keccak256(
            "LimitSetting(uint32 principal,uint32 counterparty,uint8 kind,uint104 cap,uint16 group,uint24 version,uint48 deadline)"
        );
        bytes32 content = keccak256(abi.encode(type_, setting));
        bytes32 digest = typedDigest("Tallystick Limits", address(limits), block.chainid, content);
        limits.setLimit(setting, approvalOf(principal, digest));
    }

    function usedOf(
        Org memory principal,
        Org memory counterparty,
        LimitKind kind
    ) internal view returns (uint256 used) {
        (, used, , , ) = limits.limitOf(principal.id, counterparty.id, kind);
    }

    function assertUsed(
        Org memory principal,
        Org memory counterparty,
        LimitKind kind,
        uint256 used,
        string memory what
    ) internal view {
        vm.assertEq(usedOf(principal, counterparty, kind), used, what);
    }

    /* TIME */

    /// @dev The first second of a local day.
    function startOf(uint32 day) internal pure returns (uint48) {
        return uint48(uint256(day) * 1 days - 8 hours);
    }

    function goTo(uint32 day) internal {
        vm.warp(startOf(day));
    }
}
