// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SideChainBase} from "./SideChainBase.sol";
import {DebtWord} from "../../../contracts/anchoring/DebtWord.sol";
import {FactProof, ISideChain} from "../../../contracts/anchoring/ISideChain.sol";
import {Debt, ReceivableState} from "../../../contracts/instruments/receivables/Debt.sol";
import {INSTRUMENTS, RECEIVABLES} from "../../../contracts/types/ContractName.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {ReceivableId} from "../../../contracts/types/ReceivableId.sol";

/// @notice Receivables of the other chain: the struct as the compiler packs it, and when an obligor is late.
contract SideChainReceivablesTest is SideChainBase {
    ReceivableId private constant RECEIVABLE = ReceivableId.wrap("receivable");
    uint64 private constant NUMBER = 1000;
    uint32 private constant TODAY = uint32(START / 1 days);

    /// @dev Written by the compiler, read as a word.
    Debt private _debt;

    function wordOf(Debt memory debt) private returns (bytes32 word) {
        _debt = debt;
        assembly ("memory-safe") {
            word := sload(_debt.slot)
        }
    }

    function recordDebt(uint64 number, Debt memory debt) private returns (FactProof memory) {
        return record(number, RECEIVABLES_THERE, sideChain.receivableSlot(client, RECEIVABLE), wordOf(debt));
    }

    function debtOf(
        ReceivableState state,
        uint32 paymentDay,
        uint8 grace,
        int24 offset
    ) private pure returns (Debt memory) {
        return
            Debt({
                state: state,
                consented: true,
                guaranteed: false,
                financed: true,
                subrogated: false,
                creditor: OrgId.wrap(1),
                obligor: OrgId.wrap(2),
                guarantor: OrgId.wrap(3),
                paymentDay: paymentDay,
                graceDays: grace,
                lateRate: 500,
                time: 9,
                utcOffset: offset
            });
    }

    function testFuzz_TheWordIsTheStruct(bytes calldata fields, uint8 state) public {
        bytes32 a = keccak256(fields);
        bytes32 b = keccak256(abi.encode(a));
        Debt memory debt = Debt({
            state: ReceivableState(state % 9),
            consented: uint8(a[0]) & 1 == 1,
            guaranteed: uint8(a[0]) & 2 == 2,
            financed: uint8(a[0]) & 4 == 4,
            subrogated: uint8(a[0]) & 8 == 8,
            creditor: OrgId.wrap(uint32(uint256(a))),
            obligor: OrgId.wrap(uint32(uint256(a) >> 32)),
            guarantor: OrgId.wrap(uint32(uint256(a) >> 64)),
            paymentDay: uint32(uint256(a) >> 96),
            graceDays: uint8(b[0]),
            lateRate: uint16(uint256(b)),
            time: uint40(uint256(b) >> 16),
            utcOffset: int24(uint24(uint256(b) >> 56))
        });
        vm.assertEq(abi.encode(DebtWord.wrap(uint256(wordOf(debt))).unpack()), abi.encode(debt), "unpacked");
    }

    function test_AReceivableIsConfirmed() public {
        Debt memory debt = debtOf(ReceivableState.Confirmed, TODAY, 0, 0);
        FactProof memory p = recordDebt(NUMBER, debt);
        Debt memory held = sideChain.requireReceivableConfirmed(client, RECEIVABLE, MAX_AGE, p);
        vm.assertEq(abi.encode(held), abi.encode(debt), "debt");
    }

    function testFuzz_RevertWhen_NotConfirmed(uint8 state) public {
        ReceivableState s = ReceivableState(_bound(state, 0, 8));
        vm.assume(s != ReceivableState.Confirmed);
        FactProof memory p = recordDebt(NUMBER, debtOf(s, TODAY, 0, 0));
        expectNotConfirmed(s, TODAY, p);
    }

    function test_RevertWhen_TheWordHasNoStateOfOurs() public {
        FactProof memory p = record(
            NUMBER,
            RECEIVABLES_THERE,
            sideChain.receivableSlot(client, RECEIVABLE),
            bytes32(uint256(9))
        );
        vm.expectRevert(abi.encodeWithSelector(ISideChain.SideChain_WordInvalid.selector, client, RECEIVABLES, 9));
        sideChain.receivableAt(client, RECEIVABLE, p);
    }

    function test_RevertWhen_Unknown() public {
        FactProof memory p = record(NUMBER, RECEIVABLES_THERE, sideChain.receivableSlot(client, RECEIVABLE), 0);
        expectNotConfirmed(ReceivableState.None, 0, p);
    }

    /// @dev Nobody marked it overdue there, and it is: in the calendar's local days, with grace.
    function test_RevertWhen_PaymentDayAndGraceAreOver() public {
        FactProof memory p = recordDebt(NUMBER, debtOf(ReceivableState.Confirmed, TODAY - 2, 1, 0));
        expectNotConfirmed(ReceivableState.Confirmed, TODAY - 2, p);
        p = recordDebt(NUMBER + 1, debtOf(ReceivableState.Confirmed, TODAY - 1, 1, 0));
        sideChain.requireReceivableConfirmed(client, RECEIVABLE, MAX_AGE, p);

        // It is past noon in UTC, and tomorrow where clocks are far enough ahead; behind them it is still today.
        uint256 now_ = uint256(TODAY) * 1 days + 12 hours;
        vm.warp(now_);
        p = recordDebt(NUMBER + 2, debtOf(ReceivableState.Confirmed, TODAY, 0, 12 hours));
        vm.expectRevert();
        sideChain.requireReceivableConfirmed(client, RECEIVABLE, 1 days, p);
        p = recordDebt(NUMBER + 3, debtOf(ReceivableState.Confirmed, TODAY, 0, 12 hours - 1));
        sideChain.requireReceivableConfirmed(client, RECEIVABLE, 1 days, p);
    }

    function expectNotConfirmed(ReceivableState state, uint32 day, FactProof memory p) private {
        bytes4 selector = ISideChain.SideChain_ReceivableNotConfirmed.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, RECEIVABLE, state, day));
        sideChain.requireReceivableConfirmed(client, RECEIVABLE, MAX_AGE, p);
    }

    function test_RevertWhen_TheLedgerHasNoName() public {
        sideChain.nameContract(client, INSTRUMENTS, address(0));
        vm.expectRevert(abi.encodeWithSelector(ISideChain.SideChain_UnknownContract.selector, client, INSTRUMENTS));
        sideChain.receivableSlot(client, RECEIVABLE);
        sideChain.nameContract(client, INSTRUMENTS, LEDGER_THERE);
        sideChain.nameContract(client, RECEIVABLES, address(0));
        vm.expectRevert(abi.encodeWithSelector(ISideChain.SideChain_UnknownContract.selector, client, RECEIVABLES));
        sideChain.receivableSlot(client, RECEIVABLE);
    }
}
